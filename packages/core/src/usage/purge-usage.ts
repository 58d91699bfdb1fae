import type { Context, HomeContext } from '../context.ts';
import { homeId } from '../context.ts';
import { bind } from '../housekeeping/bind.ts';
import { dueWorkspaces } from '../housekeeping/due-workspaces.ts';
import { ofHome } from '../housekeeping/homes.ts';
import type { Run, Step } from '../housekeeping/scheduled-job.ts';

const BATCH = 5000;
/** UTC days kept. */
const KEPT = 400;
/** No queue gives a batch back after so long. */
const BATCHES_KEPT = `interval '30 days'`;

const OLD = `day < (:now at time zone 'UTC')::date - ${KEPT}`;

export const workspacesWithOldUsage = (ctx: Context): Promise<string[]> =>
  dueWorkspaces(
    ctx,
    `select distinct workspace_id as id from (
       select workspace_id from keyfob.usage_day where ${OLD} union all
       select workspace_id from keyfob.usage_unknown where ${OLD}) old where workspace_id is not null`,
  );

/** Forgets how tokens were used more than 400 days ago. */
export async function purgeUsage(ctx: HomeContext, { dryRun }: Run): Promise<Step> {
  const workspace = homeId(ctx);
  const values = { now: ctx.now, workspace };
  const own = `${ofHome(ctx)} and ${OLD}`;
  if (dryRun) {
    const [row] = await ctx.em.execute<{ count: string }[]>(
      ...bind(`select count(*) from keyfob.usage_day where ${own}`, values),
    );
    return { did: { days: Number(row?.count) }, more: false };
  }
  if (workspace === null)
    await ctx.em.execute(...bind(`delete from keyfob.usage_batch where folded_at < :now - ${BATCHES_KEPT}`, values));
  await ctx.em.execute(...bind(`delete from keyfob.usage_unknown where ${own}`, values));
  const gone = await ctx.em.execute<unknown[]>(
    ...bind(
      `delete from keyfob.usage_day where (token_id, day) in (
         select token_id, day from keyfob.usage_day where ${own} limit ${BATCH}) returning 1`,
      values,
    ),
  );
  return { did: { days: gone.length }, more: gone.length === BATCH };
}
