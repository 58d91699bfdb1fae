import type { Context, HomeContext, WorkspaceContext } from '../context.ts';
import { homeId, record } from '../context.ts';
import { bind } from '../housekeeping/bind.ts';
import { dueWorkspaces } from '../housekeeping/due-workspaces.ts';
import { mayTouch, spendApproval } from '../housekeeping/halt.ts';
import type { Reach } from '../housekeeping/halt.ts';
import { ofHome } from '../housekeeping/homes.ts';
import type { Run, Step } from '../housekeeping/scheduled-job.ts';

/** Tokens deleted in one transaction. */
const BATCH = 500;
const KEPT = `interval '90 days'`;

// Dead since the first end that came; without any end a token is never dead. A parent goes after its children.
const DEAD_SINCE = `least(t.revoked_at, t.deleted_at, t.grace_ends_at, t.expires_at)`;
const LONG_DEAD = `${DEAD_SINCE} is not null and ${DEAD_SINCE} <= :now - ${KEPT}`;
const CHILDLESS = `not exists (select from keyfob.token c where c.parent_id = t.id)`;

export const workspacesToPurge = (ctx: Context): Promise<string[]> =>
  dueWorkspaces(
    ctx,
    `select w.id from keyfob.workspace w where w.deleted_at is null
       and exists (select from keyfob.token t where t.workspace_id = w.id and ${LONG_DEAD})`,
  );

/** Deletes tokens that have been dead for 90 days, with their usage. The audit log keeps what they were. */
export async function purgeTokens(ctx: WorkspaceContext, { dryRun }: Run): Promise<Step> {
  if (dryRun) return { did: { purged: (await reachOf(ctx)).many }, more: false };
  if (!(await mayTouch(ctx, 'purge-tokens', 'purged', () => reachOf(ctx))))
    return { did: {}, more: false, halted: true };
  const step = await purge(ctx);
  if (!step.more) await spendApproval(ctx, 'purge-tokens');
  return step;
}

/** The same for service tokens. */
export function purgeInstallationTokens(ctx: HomeContext): Promise<Step> {
  return purge(ctx);
}

async function reachOf(ctx: WorkspaceContext): Promise<Reach> {
  const [row] = await ctx.em.execute<{ many: string; of: string }[]>(
    ...bind(
      `select count(*) filter (where ${LONG_DEAD}) as many, count(*) as of from keyfob.token t where t.workspace_id = :workspace`,
      { now: ctx.now, workspace: ctx.workspace.id },
    ),
  );
  return { many: Number(row?.many), of: Number(row?.of) };
}

async function purge(ctx: HomeContext): Promise<Step> {
  const gone = await ctx.em.execute<{ id: string; handle: string }[]>(
    ...bind(
      `select t.id, t.handle from keyfob.token t where t.${ofHome(ctx)} and ${LONG_DEAD} and ${CHILDLESS}
       order by ${DEAD_SINCE} limit ${BATCH} for update skip locked`,
      { now: ctx.now, workspace: homeId(ctx) },
    ),
  );
  if (gone.length === 0) return { did: { purged: 0 }, more: false };
  const ids = `{${gone.map(({ id }) => id).join(',')}}`;
  for (const reference of ['predecessor_id', 'successor_id'])
    await ctx.em.execute(`update keyfob.token set ${reference} = null where ${reference} = any (?::uuid[])`, [ids]);
  await ctx.em.execute(`delete from keyfob.token where id = any (?::uuid[])`, [ids]);
  for (const { id, handle } of gone)
    record(ctx, { action: 'token.purged', subject: { kind: 'token', id, label: handle } });
  // Also where a batch was short: parents may follow their children now.
  return { did: { purged: gone.length }, more: true };
}
