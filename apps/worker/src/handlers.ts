import { deliverWebhook, foldUsage, jobNames, runJob, schedule, sendMail } from '@keyfob/core';
import type { Call, ClaimedDelivery, Core, ScheduledJob, UsageBatch } from '@keyfob/core';

export interface JobRun {
  /** Fires at the limit; a run that takes longer counts as failed. */
  signal: AbortSignal;
  /** Fires when the worker is about to stop, and waits for what is under way. */
  stopping: AbortSignal;
  /** Tells the operator that the job is done, and what it was for is not. */
  warn: (about: object, message: string) => void;
}

/** Runs one job: what it carries in, what it did out. */
export interface Handler {
  limitMs: number;
  run: (data: unknown, run: JobRun) => Promise<unknown>;
}

/** Name → operation, of every job there is. @throws when a name has none: such a worker must not start. */
export function handlersOf(core: Core, names: readonly string[] = jobNames): ReadonlyMap<string, Handler> {
  const handlers = new Map<string, Handler>([
    ['deliver-webhook', { limitMs: 60_000, run: (data, run) => deliver(core, data as ClaimedDelivery, run) }],
    [
      'fold-usage',
      {
        limitMs: 30_000,
        run: (batch) => core.inInstallation(callOf('fold-usage'), (ctx) => foldUsage(ctx, batch as UsageBatch)),
      },
    ],
    ['send-mail', { limitMs: 120_000, run: (data, run) => mail(core, data as { mail_id: string }, run) }],
    ['run-housekeeping', { limitMs: 3_600_000, run: (data, run) => runAsked(core, data, run) }],
  ]);
  for (const job of schedule)
    handlers.set(job.name, { limitMs: job.limitSeconds * 1000, run: (_, run) => keepHouse(core, job, run) });
  const orphans = names.filter((name) => !handlers.has(name));
  if (orphans.length > 0) throw new Error(`no operation is known for these jobs: ${orphans.join(', ')}`);
  return handlers;
}

async function deliver(core: Core, claimed: ClaimedDelivery, { stopping, warn }: JobRun): Promise<unknown> {
  const outcome = await deliverWebhook(core, claimed, stopping);
  if (outcome !== null && outcome.trouble !== null) warn(outcome, 'a message did not reach its webhook');
  return outcome;
}

async function mail(core: Core, { mail_id }: { mail_id: string }, { warn }: JobRun): Promise<unknown> {
  const { trouble, ...outcome } = await sendMail(core, { mail_id });
  if (trouble !== undefined) warn({ mail_id, ...outcome, trouble }, 'a mail was not sent');
  return outcome;
}

function keepHouse(core: Core, job: ScheduledJob, { signal, warn }: JobRun, workspaceId?: string): Promise<unknown> {
  const onHalted = (halted: string): void =>
    warn(
      { workspace_id: halted, halted: job.name },
      'housekeeping would touch too much at once: it is halted until it is approved',
    );
  return runJob(core, job, { signal, onHalted, ...(workspaceId !== undefined && { workspaceId }) });
}

/** What someone asked for through the API. */
function runAsked(core: Core, data: unknown, run: JobRun): Promise<unknown> {
  const { job: name, workspace_id: workspaceId } = data as { job: ScheduledJob['name']; workspace_id: string };
  const job = schedule.find((one) => one.name === name);
  if (!job) throw new Error(`no operation is known for the job ${name}`);
  return keepHouse(core, job, run, workspaceId);
}

const callOf = (label: string): Call => ({ caller: { kind: 'system', label }, request: { id: null, ip: null } });
