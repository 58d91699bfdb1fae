import { uuidv7 } from 'uuidv7';
import type { Context } from '../context.ts';
import type { MailList } from './notification-kinds.ts';

/** A mail waits until nothing was added for `quiet`, but no longer than `most`: what happens at once is one mail. */
const WAITS: Record<'notice' | MailList, { quiet: number; most: number }> = {
  notice: { quiet: 2000, most: 20_000 },
  activity: { quiet: 20_000, most: 300_000 },
  reminders: { quiet: 20_000, most: 3_600_000 },
};

/**
 * The waiting mail of each person, made if there is none: of one run of reminders, of activity, or of notices nobody can unsubscribe from.
 * Until the transaction ends nobody sends it. Person → mail.
 */
export async function bundleMail(
  ctx: Context,
  userIds: readonly string[],
  { list, runId }: { list: MailList | null; runId: string | null },
): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const { quiet, most } = WAITS[list ?? 'notice'];
  const rows = userIds.map((userId) => ({
    id: uuidv7(),
    user_id: userId,
    bundle: [list ?? 'notice', runId, userId].filter((part) => part !== null).join(' '),
  }));
  const mails = await ctx.em.execute<{ id: string; user_id: string }[]>(
    `insert into keyfob.mail as mail (id, kind, list, user_id, bundle, run_id, created_at, due_at)
     select id, 'notifications', ?::text, user_id, bundle, ?::text, ?::timestamptz, ?::timestamptz
     from jsonb_to_recordset(?::jsonb) row (id uuid, user_id text, bundle text) order by user_id
     on conflict (bundle) where state = 'waiting'
     do update set queued_at = null,
       due_at = greatest(mail.due_at, least(excluded.due_at, mail.created_at + ? * interval '1 ms'))
     returning id, user_id`,
    [list, runId, ctx.now, new Date(ctx.now.getTime() + quiet), JSON.stringify(rows), most],
  );
  return new Map(mails.map(({ id, user_id: userId }) => [userId, id]));
}
