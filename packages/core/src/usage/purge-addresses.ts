import type { Context, HomeContext } from '../context.ts';
import { homeId } from '../context.ts';
import { bind } from '../housekeeping/bind.ts';
import { dueWorkspaces } from '../housekeeping/due-workspaces.ts';
import { ofHome } from '../housekeeping/homes.ts';
import type { Run, Step } from '../housekeeping/scheduled-job.ts';

const BATCH = 5000;
const KEPT = 90;

const OLD_TOKEN = `created_at <= :now - interval '${KEPT} days' and last_used_at <= :now - interval '${KEPT} days'
  and (last_used_ip is not null or last_used_user_agent is not null)`;
const OLD_DAY = `day < (:now at time zone 'UTC')::date - ${KEPT} and not addresses_purged`;

export const workspacesWithOldAddresses = (ctx: Context): Promise<string[]> =>
  dueWorkspaces(
    ctx,
    `select distinct workspace_id as id from (
       select workspace_id from keyfob.usage_day where ${OLD_DAY} union all
       select workspace_id from keyfob.token where ${OLD_TOKEN}) old where workspace_id is not null`,
  );

/** Forgets IP addresses and user agents of more than 90 days ago. How many addresses there were on a day stays. */
export async function purgeAddresses(ctx: HomeContext, { dryRun }: Run): Promise<Step> {
  const own = ofHome(ctx);
  const values = { now: ctx.now, workspace: homeId(ctx) };
  if (dryRun) {
    const [row] = await ctx.em.execute<{ tokens: string; days: string }[]>(
      ...bind(
        `select (select count(*) from keyfob.token where ${own} and ${OLD_TOKEN}) as tokens,
           (select count(*) from keyfob.usage_day where ${own} and ${OLD_DAY}) as days`,
        values,
      ),
    );
    return { did: { tokens: Number(row?.tokens), days: Number(row?.days) }, more: false };
  }
  const tokens = await ctx.em.execute<unknown[]>(
    ...bind(
      `with old as (
         select id from keyfob.token where ${own} and ${OLD_TOKEN} limit ${BATCH} for no key update skip locked)
       update keyfob.token t set last_used_ip = null, last_used_user_agent = null
       from old where t.id = old.id returning 1`,
      values,
    ),
  );
  const days = await ctx.em.execute<unknown[]>(
    ...bind(
      `with old as (
         select token_id, day from keyfob.usage_day where ${own} and ${OLD_DAY} limit ${BATCH} for update skip locked)
       update keyfob.usage_day d set addresses_purged = true,
         ips = (select coalesce(jsonb_agg(''::text), '[]') from jsonb_array_elements(d.ips)),
         refusals = (select coalesce(jsonb_agg(jsonb_set(refusal, '{ip}', 'null') order by place), '[]')
                     from jsonb_array_elements(d.refusals) with ordinality r (refusal, place))
       from old where d.token_id = old.token_id and d.day = old.day returning 1`,
      values,
    ),
  );
  return { did: { tokens: tokens.length, days: days.length }, more: Math.max(tokens.length, days.length) === BATCH };
}
