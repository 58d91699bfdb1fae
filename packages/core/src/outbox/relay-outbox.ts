import type { Call } from '../actor.ts';
import type { Context } from '../context.ts';
import type { Core } from '../core.ts';
import type { Effect, OutboxEvent } from './effect.ts';

const BATCH = 100;
/** Dropping is one statement for so many rows. */
const DROP_BATCH = 5000;

const call: Call = { caller: { kind: 'system', label: 'relay' }, request: { id: null, ip: null } };

interface StoredEvent {
  topic: string;
  payload: Record<string, string>;
  created_at: Date | string;
}

/**
 * Turns outbox rows into their effects until none is left: rows of one workspace in their order and by one relay at a time,
 * different workspaces by as many relays as there are. An effect that fails keeps its row and those after it for the next sweep; what
 * went before is done. @throws the first failure, once every workspace has had its turn.
 */
export async function relayOutbox(
  core: Pick<Core, 'inInstallation'>,
  effects: Readonly<Record<string, readonly Effect[]>>,
): Promise<{ done: number; dropped: number }> {
  const topics = Object.keys(effects);
  const result = { done: 0, dropped: 0 };
  const failures: Error[] = [];
  for (let more = true; more;) {
    const dropped = await core.inInstallation(call, (ctx) => dropAllBut(ctx, topics));
    result.dropped += dropped;
    more = dropped === DROP_BATCH;
  }
  for (const workspaceId of await core.inInstallation(call, waiting)) {
    try {
      result.done += await relayOne(core, effects, workspaceId);
    } catch (failure) {
      failures.push(failure instanceof Error ? failure : new Error(String(failure)));
    }
  }
  const [failure] = failures;
  if (failure) throw failure;
  return result;
}

async function relayOne(
  core: Pick<Core, 'inInstallation'>,
  effects: Readonly<Record<string, readonly Effect[]>>,
  workspaceId: string | null,
): Promise<number> {
  let done = 0;
  for (let limit = BATCH; ;) {
    try {
      const taken = await core.inInstallation(call, (ctx) => take(ctx, effects, workspaceId, limit));
      done += taken;
      if (taken < limit) return done;
    } catch (error) {
      // One by one then: all that comes before the row that fails is done.
      if (limit === 1) throw error;
      limit = 1;
    }
  }
}

async function take(
  ctx: Context,
  effects: Readonly<Record<string, readonly Effect[]>>,
  workspaceId: string | null,
  limit: number,
): Promise<number> {
  if (!(await mine(ctx, `outbox ${workspaceId}`))) return 0;
  const home = workspaceId === null ? 'workspace_id is null' : 'workspace_id = ?';
  const rows = await ctx.em.execute<StoredEvent[]>(
    `with taken as (
       delete from keyfob.outbox where seq in (select seq from keyfob.outbox where ${home} order by seq limit ${limit})
       returning seq, topic, payload, created_at)
     select topic, payload, created_at from taken order by seq`,
    workspaceId === null ? [] : [workspaceId],
  );
  for (const { topic, payload, created_at: at } of rows) {
    const event: OutboxEvent = { topic, workspaceId, payload, at: new Date(at) };
    for (const effect of effects[topic] ?? []) await effect(ctx, event);
  }
  return rows.length;
}

async function waiting(ctx: Context): Promise<(string | null)[]> {
  const rows = await ctx.em.execute<{ workspace_id: string | null }[]>(
    `select distinct workspace_id from keyfob.outbox`,
  );
  return rows.map((row) => row.workspace_id);
}

/** Most topics interest nobody: they go in bulk, whatever their order. */
async function dropAllBut(ctx: Context, topics: readonly string[]): Promise<number> {
  if (!(await mine(ctx, 'outbox drop'))) return 0;
  const gone = await ctx.em.execute<unknown[]>(
    `delete from keyfob.outbox where seq in (
       select seq from keyfob.outbox where topic not in (select jsonb_array_elements_text(?::jsonb)) limit ${DROP_BATCH})
     returning 1`,
    [JSON.stringify(topics)],
  );
  return gone.length;
}

/** Until the transaction ends no other relay has it; one that does not get it leaves it to the other. */
async function mine(ctx: Context, what: string): Promise<boolean> {
  const [lock] = await ctx.em.execute<{ got: boolean }[]>(
    `select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as got`,
    [what],
  );
  return lock?.got ?? false;
}
