import type { Call } from '../actor.ts';
import type { Context } from '../context.ts';
import type { Core } from '../core.ts';

/** A job that has not begun by then is queued again; the late one does nothing. */
const CLAIM_MS = 60_000;
/** At most so many messages are under way to one webhook: a slow receiver keeps no other one waiting. One that is failing gets one. */
const OF_WEBHOOK = 25;
/**
 * At most so many are under way for one workspace, whatever the number of its webhooks: more than one webhook takes, and few of the 200
 * that a worker sends at once. So six workspaces in which no receiver ever answers leave room for all others. More of them make a
 * message wait for its turn: 15 s, the limit of an attempt, for every 200 messages in front of it, of which each workspace has at most 30.
 */
const OF_WORKSPACE = 30;
const BATCH = 200;

const call: Call = { caller: { kind: 'system', label: 'webhooks' }, request: { id: null, ip: null } };

/** What the job `deliver-webhook` carries: a claim on one delivery. */
export interface ClaimedDelivery {
  delivery_id: string;
  workspace_id: string;
  /** The claim’s name and end. */
  claimed_until: string;
}

/** Hands every delivery that is due to the queue, by however many workers at once. @throws KeyfobError unavailable. */
export async function queueDeliveries(core: Pick<Core, 'inInstallation'>): Promise<number> {
  const { jobs, due } = await core.inInstallation(call, async (ctx) => ({
    jobs: ctx.ports.jobs,
    due: await claimDue(ctx),
  }));
  try {
    for (const data of due)
      await jobs.add({
        queue: 'webhooks',
        name: 'deliver-webhook',
        id: `${data.delivery_id}-${Date.parse(data.claimed_until)}`,
        data,
      });
  } catch (error) {
    await core.inInstallation(call, (ctx) => unclaim(ctx, due));
    throw error;
  }
  return due.length;
}

/** As soon as the queue is back they are queued again. One that it took all the same finds its claim gone and does nothing. */
async function unclaim(ctx: Context, claims: readonly ClaimedDelivery[]): Promise<void> {
  await ctx.em.execute(
    `update keyfob.webhook_delivery d set claimed_until = null from jsonb_to_recordset(?::jsonb) c (delivery_id uuid, claimed_until timestamptz)
     where d.id = c.delivery_id and d.claimed_until = c.claimed_until`,
    [JSON.stringify(claims)],
  );
}

/**
 * In turn over the workspaces, and within one over its webhooks: the first of each comes before the second of any, and the oldest first.
 * What is under way has its place already. It is the oldest of its webhook, for nothing younger is claimed before it: so as many rows
 * as one webhook may have under way, read by the index, show all of it.
 */
async function claimDue(ctx: Context): Promise<ClaimedDelivery[]> {
  const until = new Date(ctx.now.getTime() + CLAIM_MS);
  const rows = await ctx.em.execute<{ id: string; workspace_id: string }[]>(
    `with waiting as (
       select d.id, d.due_at, d.claimed, h.workspace_id, h.failing_since,
         row_number() over (partition by h.id order by d.claimed desc, d.due_at) as place
       from keyfob.webhook h
       join keyfob.workspace w on w.id = h.workspace_id and w.deleted_at is null
       cross join lateral (
         select id, due_at, claimed_until is not null and claimed_until > ? as claimed from keyfob.webhook_delivery
         where webhook_id = h.id and status = 'pending' and due_at <= ? order by due_at limit ${OF_WEBHOOK}) d
       where h.disabled_at is null),
     seated as (
       select id, due_at, claimed, row_number() over (partition by workspace_id order by claimed desc, place, due_at) as seat
       from waiting where claimed or failing_since is null or place = 1),
     due as (
       select id from seated where not claimed and seat <= ${OF_WORKSPACE} order by seat, due_at limit ${BATCH})
     update keyfob.webhook_delivery t set claimed_until = ? from due
     where t.id = due.id and (t.claimed_until is null or t.claimed_until <= ?) returning t.id, t.workspace_id`,
    [ctx.now, ctx.now, until, ctx.now],
  );
  return rows.map(({ id, workspace_id }) => ({
    delivery_id: id,
    workspace_id,
    claimed_until: until.toISOString(),
  }));
}
