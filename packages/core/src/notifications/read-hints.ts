import type { WorkspaceContext } from '../context.ts';
import { may } from '../permissions/authorize.ts';
import { countUnread } from './list-notifications.ts';
import { requireReader } from './require-reader.ts';

const MOST_HINTS = 100;

/** That something happened, by ids: what it was is asked for where it may be seen. */
export interface Hint {
  seq: number;
  action: string;
  subject: { kind: string; id: string | null };
  at: string;
}

export interface Hints {
  /** Where the log ends for this reader: what comes after it is news. */
  seq: number;
  hints: Hint[];
  unread: number;
}

/**
 * What happened in the workspace after `seq` that this reader may know of: everything for who may list the audit log, else what happened
 * to tokens they may see. Null: nothing yet, only where the log ends.
 */
export async function readHints(ctx: WorkspaceContext, seq: number | null): Promise<Hints> {
  requireReader(ctx);
  const [head] = await ctx.em.execute<{ seq: string }[]>(
    `select coalesce(max(seq), 0) as seq from keyfob.audit_head where chain_id = ?`,
    [ctx.workspace.id],
  );
  const end = Number(head?.seq ?? 0);
  const unread = await countUnread(ctx);
  if (seq === null || seq >= end) return { seq: end, hints: [], unread };
  const rows = await ctx.em.execute<{ seq: string; action: string; subject: Hint['subject']; at: Date | string }[]>(
    `select e.seq, e.action, e.subject, e.at from keyfob.audit_event e
     where e.chain_id = ? and e.seq > ? and e.seq <= ? and (?::boolean or (e.subject_kind = 'token' and exists (
       select from keyfob.token t where t.workspace_id = e.chain_id and (t.member_id = ?::uuid or (t.member_id is null and ?::boolean))
         and t.id = case when e.subject_kind = 'token' then e.subject_id::uuid end)))
     order by e.seq desc limit ${MOST_HINTS}`,
    [
      ctx.workspace.id,
      seq,
      end,
      may(ctx, 'keyfob/audit', 'list'),
      ctx.actor.memberId,
      may(ctx, 'keyfob/token', 'list'),
    ],
  );
  const hints = rows.toReversed().map(({ seq: at, action, subject: { kind, id }, ...row }) => ({
    seq: Number(at),
    action,
    subject: { kind, id },
    at: new Date(row.at).toISOString(),
  }));
  return { seq: end, hints, unread };
}
