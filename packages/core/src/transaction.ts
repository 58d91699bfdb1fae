import { DeadlockException, OptimisticLockError } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import type { Actor, RequestInfo } from './actor.ts';
import { appendAuditEvents } from './audit/append-audit-events.ts';
import type { Context } from './context.ts';
import type { ServiceRole } from './db/service-pool.ts';
import { EffectiveRefusal, KeyfobError } from './errors.ts';
import type { Effective } from './list.schema.ts';
import { ActorChanged, holdMembership } from './members/hold-membership.ts';
import type { Ports } from './ports.ts';
import { advanceEpoch } from './revocation/advance-epoch.ts';
import { awaitNodes } from './revocation/await-nodes.ts';

/** What every transaction stands on; built once by `openCore`. */
export interface Foundation {
  orm: MikroORM;
  /** As `keyfob_system`: waits for nodes, reads heads and hearts. */
  systemPool: Pool;
  /** Whether transactions can become a service role; see `hasServiceRoles`. */
  separateRoles: boolean;
  ports: Ports;
  /** Added to the database’s time; only tests and the demo set it. */
  clock: { offsetMs: number };
  /** Called after a commit that wrote to the outbox. */
  wakeRelay?: () => void;
}

export interface Scope {
  role: Exclude<ServiceRole, 'keyfob_verify'>;
  /** The only workspace whose rows the transaction sees; null for the installation. */
  workspaceId: string | null;
  /** The token that acts: a service token’s row is the one row of no workspace that `keyfob_app` may see and count on. */
  tokenId?: string;
  request: RequestInfo;
}

export interface Outcome<Output> {
  output: Output;
  effective: Effective;
}

type ActAs = (ctx: Omit<Context, 'actor'>) => Promise<Actor>;
type Operation<Output> = (ctx: Context) => Promise<Output>;

/**
 * Runs one operation as one transaction: become the service role, see one workspace, read the clock; then the operation’s rows,
 * its audit events and outbox rows, and the epoch last. Answers once every node refuses the old state.
 */
export async function transact<Output>(
  foundation: Foundation,
  scope: Scope,
  actAs: ActAs,
  operation: Operation<Output>,
): Promise<Outcome<Output>> {
  const { result, epoch, hasEvents } = await inTurn((again) => once(foundation, scope, { actAs, operation, again }));
  if (hasEvents) foundation.wakeRelay?.();
  const effective = epoch === null ? { nodes: 0, ms: 0 } : await awaitNodes(foundation.systemPool, epoch);
  if (result.refusal) throw result.refusal;
  return { output: result.output, effective };
}

interface Work<Output> {
  actAs: ActAs;
  operation: Operation<Output>;
  again: boolean;
}

function once<Output>(foundation: Foundation, scope: Scope, { actAs, operation, again }: Work<Output>) {
  return foundation.orm.em.fork().transactional(async (em) => {
    const [clock] = await em.execute<{ now: Date | string }[]>(
      `select set_config('role', ?, true), set_config('keyfob.workspace', ?, true), set_config('keyfob.token', ?, true),
         clock_timestamp() as now`,
      [foundation.separateRoles ? scope.role : 'none', scope.workspaceId ?? '', scope.tokenId ?? ''],
    );
    const ctx: Omit<Context, 'actor'> = {
      em,
      now: new Date(new Date(clock?.now ?? Number.NaN).getTime() + foundation.clock.offsetMs),
      ports: foundation.ports,
      request: scope.request,
      pending: { events: [], touched: [] },
      again,
    };
    const acting: Context = { ...ctx, actor: await actAs(ctx) };
    const result = await attempt(() => operation(acting));
    await em.flush();
    if (acting.pending.events.length > 0) await holdMembership(acting);
    await appendAuditEvents(acting, scope.workspaceId);
    return { result, epoch: await advanceEpoch(acting), hasEvents: acting.pending.events.length > 0 };
  });
}

const MOST_TRIES = 6;

/**
 * A transaction that lost to another one (deadlock, or a row that changed under it) has left nothing behind: it goes again, and then
 * holds the workspace from its beginning. @throws KeyfobError unavailable.
 */
async function inTurn<Output>(work: (again: boolean) => Promise<Output>): Promise<Output> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work(tries > 1);
    } catch (error) {
      const lost =
        error instanceof DeadlockException || error instanceof OptimisticLockError || error instanceof ActorChanged;
      if (!lost) throw error;
      if (tries === MOST_TRIES)
        throw new KeyfobError('unavailable', 'Others are changing the same. Try again shortly.');
    }
  }
}

type Attempt<Output> = { output: Output; refusal: null } | { refusal: EffectiveRefusal };

/** Any other error rolls the transaction back. */
async function attempt<Output>(work: () => Promise<Output>): Promise<Attempt<Output>> {
  try {
    return { output: await work(), refusal: null };
  } catch (error) {
    if (error instanceof EffectiveRefusal) return { refusal: error };
    throw error;
  }
}
