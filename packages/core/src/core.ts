import type { Call, Caller, RequestInfo } from './actor.ts';
import { jobsOnDemand } from './adapters/jobs-on-demand.ts';
import { openQueueStore } from './adapters/open-queue-store.ts';
import type { AnyQueue, QueueStore } from './adapters/queue-store.ts';
import type { Config } from './config.ts';
import type { HomeContext, WorkspaceContext } from './context.ts';
import { openOrm } from './db/orm.ts';
import { servicePool } from './db/service-pool.ts';
import { hasServiceRoles } from './db/service-roles.ts';
import type { Readiness } from './health.schema.ts';
import type { Effective } from './list.schema.ts';
import { openInvitations } from './members/invitations.ts';
import type { Invitations } from './members/invitations.ts';
import { readBacklog } from './metrics/read-backlog.ts';
import type { Backlog } from './metrics/read-backlog.ts';
import { readTroubles } from './metrics/read-troubles.ts';
import type { Troubles } from './metrics/read-troubles.ts';
import { listenOutbox, openWaker } from './outbox/listen-outbox.ts';
import { portsOf } from './ports-of.ts';
import type { Jobs, Mailer, QueueDepth } from './ports.ts';
import { readReadiness } from './read-readiness.ts';
import { openSetup } from './setup/setup.ts';
import type { Setup } from './setup/setup.ts';
import { openSignIn } from './sign-in/sign-in.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import { authenticateToken } from './tokens/authenticate-token.ts';
import { checkPeppers } from './tokens/check-peppers.ts';
import { parsePeppers } from './tokens/digest.ts';
import { noVerdicts } from './tokens/verdict-counts.ts';
import type { VerdictCounts } from './tokens/verdict-counts.ts';
import { verifyBatch, verifyToken } from './tokens/verify-token.ts';
import type { Verdict, VerifyToken } from './tokens/verify.schema.ts';
import { transact } from './transaction.ts';
import type { Foundation } from './transaction.ts';
import { rememberUnfolded } from './usage/unfolded-usage.ts';
import { UsageBuffer } from './usage/usage-buffer.ts';
import { startUsageFlusher } from './usage/usage-flusher.ts';
import type { UsageFlusher } from './usage/usage-flusher.ts';
import { usageLedger } from './usage/usage-ledger.ts';
import { VERSION } from './version.ts';
import { enterInstallation } from './workspaces/enter-installation.ts';
import { enterWorkspace } from './workspaces/enter-workspace.ts';

/** The whole product behind one door: HTTP routes, jobs and tests use it alike. */
export interface Core {
  readonly config: Config;
  readonly signIn: SignIn;
  readonly setup: Setup;
  readonly invitations: Invitations;
  /** False on a server that allows no extra roles: row-level security is off there, and the start says so once. */
  readonly separateRoles: boolean;
  /** Only tests and the demo write it: the clock of every rule is the database’s time plus this. */
  readonly clock: { offsetMs: number };
  /** Runs an operation inside a workspace (id or slug). 404 unless the caller belongs there. */
  inWorkspace<Output>(
    call: Call,
    workspace: string,
    operation: (ctx: WorkspaceContext) => Promise<Output>,
  ): Promise<Output>;
  /** As `inWorkspace`, and says on how many nodes the change is in force. */
  changeWorkspace<Output extends object>(
    call: Call,
    workspace: string,
    operation: (ctx: WorkspaceContext) => Promise<Output>,
    /** What the installation’s own log tells too runs as the role that may write it. */
    more?: { andInstallation?: boolean },
  ): Promise<Output & { effective: Effective }>;
  /** Runs an operation of the installation, which sees every workspace. */
  inInstallation<Output>(call: Call, operation: (ctx: HomeContext) => Promise<Output>): Promise<Output>;
  /** As `inInstallation`, and says on how many nodes the change is in force. */
  changeInstallation<Output extends object>(
    call: Call,
    operation: (ctx: HomeContext) => Promise<Output>,
  ): Promise<Output & { effective: Effective }>;
  /** The live token behind a value, as a caller. @throws KeyfobError invalid_token. */
  authenticateToken(
    value: string,
    request: RequestInfo,
    more?: { orRotatedAway?: boolean; again?: boolean },
  ): Promise<Caller & { kind: 'token' }>;
  /** The hot path: `credential` is the verifier’s own token value. @throws KeyfobError invalid_token | permission_denied. */
  verify(credential: string, wanted: VerifyToken, request: RequestInfo): Promise<Verdict>;
  verifyBatch(credential: string, items: VerifyToken[], request: RequestInfo): Promise<Verdict[]>;
  readonly jobs: Jobs;
  readonly mailer: Mailer;
  /** The queues, for whoever works on them. The caller closes them. */
  openQueues(): Promise<QueueStore>;
  /** Calls `wake` soon after something happened, on any node: a hint for the relay. */
  listenOutbox(wake: () => void): { close(): Promise<void> };
  /** From now on what is counted in memory goes to the worker each second; `close` hands over the rest. */
  countUsage(onTrouble: (error: unknown) => void): void;
  readiness(): Promise<Readiness>;
  /** Verdicts that this process has given, by code. */
  readonly verdicts: Readonly<VerdictCounts>;
  /** What waits in the database. */
  backlog(): Promise<Backlog>;
  /** What did not get where it should. */
  troubles(): Promise<Troubles>;
  /** What waits in the queues. */
  queueDepths(): Promise<QueueDepth[]>;
  /** The queues, to look at. The core closes them. @throws when they do not answer. */
  queues(): Promise<AnyQueue[]>;
  close(): Promise<void>;
}

/** Opens everything the configuration names. @throws when the database or the peppers are not the right ones. */
export async function openCore(config: Config): Promise<Core> {
  const systemPool = await servicePool(config.DATABASE_URL, 'keyfob_system', { max: 4 });
  const jobs = jobsOnDemand(() => openQueueStore(config, systemPool, 'producer'));
  const verifyPool = await servicePool(config.DATABASE_URL, 'keyfob_verify', { max: 10 });
  const ports = portsOf(config, jobs, await checkPeppers(systemPool, parsePeppers(config.KEYFOB_PEPPERS)));
  const orm = await openOrm(config.DATABASE_URL);
  const separateRoles = await hasServiceRoles(config.DATABASE_URL);
  const foundation: Foundation = {
    orm,
    systemPool,
    separateRoles,
    ports,
    clock: { offsetMs: 0 },
    wakeRelay: openWaker(systemPool),
  };
  const signIn = await openSignIn(config, foundation);
  const usage = new UsageBuffer();
  const verdicts = noVerdicts();
  const hotPath = { pool: verifyPool, ports, clock: foundation.clock, usage, verdicts, firstUses: new Map() };
  let flusher: UsageFlusher | undefined;

  const changeWorkspace: Core['changeWorkspace'] = async (call, workspace, operation, more) => {
    const { scope, actAs, within } = await enterWorkspace(foundation, call, workspace);
    const role = more?.andInstallation === true ? 'keyfob_system' : scope.role;
    const { output, effective } = await transact(foundation, { ...scope, role }, actAs, (ctx) =>
      within(ctx, operation),
    );
    return { ...output, effective };
  };

  const inInstallation: Core['inInstallation'] = async (call, operation) => {
    const { scope, actAs, within } = enterInstallation(call);
    return (await transact(foundation, scope, actAs, (ctx) => within(ctx, operation))).output;
  };

  return {
    config,
    signIn,
    setup: openSetup(config, foundation),
    invitations: openInvitations(foundation),
    separateRoles,
    clock: foundation.clock,
    jobs,
    mailer: ports.mailer,
    changeWorkspace,
    async inWorkspace(call, workspace, operation) {
      const { scope, actAs, within } = await enterWorkspace(foundation, call, workspace);
      return (await transact(foundation, scope, actAs, (ctx) => within(ctx, operation))).output;
    },
    inInstallation,
    async changeInstallation(call, operation) {
      const { scope, actAs, within } = enterInstallation(call);
      const { output, effective } = await transact(foundation, scope, actAs, (ctx) => within(ctx, operation));
      return { ...output, effective };
    },
    authenticateToken: (value, request, more) => authenticateToken(hotPath, value, request, more),
    verify: (credential, wanted, request) => verifyToken(hotPath, credential, wanted, request),
    verifyBatch: (credential, items, request) => verifyBatch(hotPath, credential, items, request),
    openQueues: () => openQueueStore(config, systemPool, 'worker'),
    listenOutbox: (wake) => listenOutbox(config.DATABASE_URL, wake),
    countUsage(onTrouble) {
      // In PostgreSQL a batch is as safe in the queue as it is folded.
      const unfolded = config.REDIS_URL ? rememberUnfolded(usageLedger(systemPool, inInstallation)) : undefined;
      flusher ??= startUsageFlusher(usage, jobs, onTrouble, unfolded);
    },
    verdicts,
    backlog: () => readBacklog(systemPool),
    troubles: () => readTroubles(systemPool),
    queueDepths: () => jobs.depths(),
    queues: () => jobs.queues(),
    readiness: () => readReadiness(systemPool, VERSION, () => signIn.provider()),
    async close() {
      await flusher?.close();
      await jobs.close();
      await Promise.all([orm.close(), systemPool.end(), verifyPool.end(), signIn.close()]);
    },
  };
}
