import type { Context } from '../context.ts';
import { composeInvitation, composeNewDevice, composePasswordReset } from './compose-links.ts';
import { composeNotifications } from './compose-notifications.ts';
import type { LetterContent } from './letter.ts';
import type { MailRow } from './mail-state.ts';

/** What a mail says and to whom, from what its ids mean now; null when there is nobody to send it to or nothing left to say. */
export async function composeMail(ctx: Context, mail: MailRow): Promise<{ to: string; content: LetterContent } | null> {
  if (mail.kind === 'invitation') return composeInvitation(ctx, mail);
  const [person] = await ctx.em.execute<{ id: string; email: string }[]>(
    `select id, email from auth."user" where id = ?`,
    [mail.user_id],
  );
  const content = person ? await contentOf(ctx, mail, person.id) : null;
  return person && content ? { to: person.email, content } : null;
}

async function contentOf(ctx: Context, mail: MailRow, userId: string): Promise<LetterContent | null> {
  if (mail.kind === 'password_reset') return composePasswordReset(ctx, mail);
  if (mail.kind === 'new_device') return composeNewDevice(ctx, mail);
  return composeNotifications(ctx, mail, userId);
}
