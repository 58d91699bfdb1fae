import type { Context, HomeContext, WorkspaceContext } from '../context.ts';
import { homeId, record } from '../context.ts';
import { bind } from '../housekeeping/bind.ts';
import { dueWorkspaces } from '../housekeeping/due-workspaces.ts';
import { ofHome } from '../housekeeping/homes.ts';
import type { Run, Step } from '../housekeeping/scheduled-job.ts';

/** Tokens marked in one transaction. */
const BATCH = 1000;

// What the clock already refuses: the end is past, or the grace after a rotation is. A token that never ends is in neither. Each
// condition names the columns of its partial index (migration 0012).
const EXPIRED = `expires_at <= :now and expired_at is null and revoked_at is null and deleted_at is null
  and (grace_ends_at is null or grace_ends_at > :now)`;
const GRACE_OVER = `grace_ends_at <= :now and revoked_at is null and deleted_at is null and expired_at is null`;

/** Workspaces with tokens that ended and are not marked yet. */
export const workspacesWithExpiredTokens = (ctx: Context): Promise<string[]> =>
  dueWorkspaces(
    ctx,
    `select w.id from keyfob.workspace w where w.deleted_at is null and (
       exists (select from keyfob.token t where t.workspace_id = w.id and ${EXPIRED})
       or exists (select from keyfob.token t where t.workspace_id = w.id and ${GRACE_OVER}))`,
  );

/** Marks ended tokens of a workspace: they let go of their names, and the audit log tells each end once. Verdicts do not change. */
export function expireTokens(ctx: WorkspaceContext, { dryRun }: Run): Promise<Step> {
  return dryRun ? count(ctx) : mark(ctx);
}

/** The same for service tokens. */
export function expireInstallationTokens(ctx: HomeContext): Promise<Step> {
  return mark(ctx);
}

interface Marked {
  id: string;
  handle: string;
  expires_at: Date | string | null;
}

async function mark(ctx: HomeContext): Promise<Step> {
  const own = ofHome(ctx);
  const values = { now: ctx.now, workspace: homeId(ctx) };
  const expired = await ctx.em.execute<Marked[]>(
    ...bind(update(`${own} and ${EXPIRED} order by expires_at`, 'expired_at = t.expires_at'), values),
  );
  const over = await ctx.em.execute<Marked[]>(
    ...bind(
      update(
        `${own} and ${GRACE_OVER} order by grace_ends_at`,
        `revoked_at = t.grace_ends_at, revoke_reason = 'rotated'`,
      ),
      values,
    ),
  );
  for (const { id, handle, expires_at: end } of expired)
    record(ctx, {
      action: 'token.expired',
      subject: { kind: 'token', id, label: handle },
      after: { expires_at: end && new Date(end).toISOString() },
    });
  for (const { id, handle } of over)
    record(ctx, {
      action: 'token.revoked',
      subject: { kind: 'token', id, label: handle },
      after: { reason: 'rotated' },
    });
  return {
    did: { expired: expired.length, grace_ended: over.length },
    more: expired.length === BATCH || over.length === BATCH,
  };
}

/** Rows that someone else is changing are left for the next run. */
const update = (which: string, marks: string): string =>
  `with ended as (select id from keyfob.token where ${which} limit ${BATCH} for no key update skip locked)
   update keyfob.token t set ${marks}, name_held = false from ended where t.id = ended.id returning t.id, t.handle, t.expires_at`;

async function count(ctx: HomeContext): Promise<Step> {
  const own = ofHome(ctx);
  const [row] = await ctx.em.execute<{ expired: string; grace_ended: string }[]>(
    ...bind(
      `select (select count(*) from keyfob.token where ${own} and ${EXPIRED}) as expired,
         (select count(*) from keyfob.token where ${own} and ${GRACE_OVER}) as grace_ended`,
      { now: ctx.now, workspace: homeId(ctx) },
    ),
  );
  return { did: { expired: Number(row?.expired), grace_ended: Number(row?.grace_ended) }, more: false };
}
