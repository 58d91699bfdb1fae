import type { Context } from '../context.ts';
import { composeNotifications } from './compose-notifications.ts';
import type { LetterContent } from './letter.ts';
import type { MailRow } from './mail-state.ts';

/** What a mail says and to whom, from what its ids mean now; null when there is nobody to send it to or nothing left to say. */
export async function composeMail(ctx: Context, mail: MailRow): Promise<{ to: string; content: LetterContent } | null> {
  const to = await addressOf(ctx, mail.user_id);
  const content = to === null || mail.user_id === null ? null : await composeNotifications(ctx, mail, mail.user_id);
  return to === null || content === null ? null : { to, content };
}

async function addressOf(ctx: Context, userId: string | null): Promise<string | null> {
  const [person] = await ctx.em.execute<{ email: string }[]>(`select email from auth."user" where id = ?`, [userId]);
  return person?.email ?? null;
}
