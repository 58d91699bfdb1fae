import { uuidv7 } from 'uuidv7';
import type { Context } from '../context.ts';
import { bundleMail } from './bundle-mail.ts';
import { goesByMail, notificationKinds } from './notification-kinds.ts';
import type { NotificationKind } from './notification-kinds.ts';

/** Something people are told of. */
export interface News {
  kind: NotificationKind;
  workspaceId: string | null;
  tokenId: string | null;
  at: Date;
  /** What it comes of, as an id: nobody is told twice of one cause. */
  cause: string;
  /** The housekeeping run it was found in: all of one run is one mail to a person. */
  runId: string | null;
  /** Ids and numbers; names are read when it is shown. */
  facts: Record<string, string>;
  /** User id or token id of whoever did it. */
  by: string | null;
}

/** Who is told, and what they want by mail. */
export interface Recipient {
  user_id: string;
  member_id: string | null;
  opted_out: boolean;
}

/** Tells each recipient in their list and, where the kind and their wishes say so, by mail; `byThem` counts as read. */
export async function notify(ctx: Context, news: News, recipients: readonly Recipient[]): Promise<void> {
  if (recipients.length === 0) return;
  const { list } = notificationKinds[news.kind];
  const byThem = ({ user_id: userId }: Recipient) => userId === news.by;
  const byMail = recipients.filter((one) => goesByMail(news.kind, byThem(one)) && !(list !== null && one.opted_out));
  const mails = await bundleMail(
    ctx,
    byMail.map(({ user_id: userId }) => userId),
    { list, runId: news.runId },
  );
  const rows = recipients.map((one) => ({
    id: uuidv7(),
    user_id: one.user_id,
    member_id: one.member_id,
    mail_id: mails.get(one.user_id) ?? null,
    read_at: byThem(one) ? news.at : null,
  }));
  await ctx.em.execute(
    `insert into keyfob.notification (id, workspace_id, user_id, member_id, kind, token_id, facts, cause, run_id, mail_id, at, told_at, read_at)
     select id, ?::uuid, user_id, member_id, ?, ?::uuid, ?::jsonb, ?, ?::text, mail_id, ?::timestamptz, ?::timestamptz, read_at
     from jsonb_to_recordset(?::jsonb) row (id uuid, user_id text, member_id uuid, mail_id uuid, read_at timestamptz)
     on conflict (user_id, cause, kind) do nothing`,
    [
      news.workspaceId,
      news.kind,
      news.tokenId,
      JSON.stringify(news.facts),
      news.cause,
      news.runId,
      news.at,
      ctx.now,
      JSON.stringify(rows),
    ],
  );
}
