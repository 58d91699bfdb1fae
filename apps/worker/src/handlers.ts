import { deliverWebhook, foldUsage, jobNames, runJob, schedule, sendMail } from '@keyfob/core';
import type { Call, ClaimedDelivery, Core, ScheduledJob, UsageBatch } from '@keyfob/core';

/**
 * Runs one job: what it carries in, what it did out. `signal` fires at the limit; a run that takes longer counts as failed. `stopping`
 * fires when the worker is about to stop, and waits for what is under way.
 */
export interface Handler {
  limitMs: number;
  run: (data: unknown, signal: AbortSignal, stopping: AbortSignal) => Promise<unknown>;
}

/** Name → operation, of every job there is. @throws when a name has none: such a worker must not start. */
export function handlersOf(core: Core, names: readonly string[] = jobNames): ReadonlyMap<string, Handler> {
  const handlers = new Map<string, Handler>([
    [
      'deliver-webhook',
      { limitMs: 60_000, run: (data, _, stopping) => deliverWebhook(core, data as ClaimedDelivery, stopping) },
    ],
    [
      'fold-usage',
      {
        limitMs: 30_000,
        run: (batch) => core.inInstallation(callOf('fold-usage'), (ctx) => foldUsage(ctx, batch as UsageBatch)),
      },
    ],
    ['send-mail', { limitMs: 120_000, run: (data) => sendMail(core, data as { mail_id: string }) }],
    ['run-housekeeping', { limitMs: 3_600_000, run: (data, signal) => runAsked(core, data, signal) }],
  ]);
  for (const job of schedule)
    handlers.set(job.name, { limitMs: job.limitSeconds * 1000, run: (_, signal) => runJob(core, job, { signal }) });
  const orphans = names.filter((name) => !handlers.has(name));
  if (orphans.length > 0) throw new Error(`no operation is known for these jobs: ${orphans.join(', ')}`);
  return handlers;
}

/** What someone asked for through the API. */
function runAsked(core: Core, data: unknown, signal: AbortSignal): Promise<unknown> {
  const { job: name, workspace_id: workspaceId } = data as { job: ScheduledJob['name']; workspace_id: string };
  const job = schedule.find((one) => one.name === name);
  if (!job) throw new Error(`no operation is known for the job ${name}`);
  return runJob(core, job, { workspaceId, signal });
}

const callOf = (label: string): Call => ({ caller: { kind: 'system', label }, request: { id: null, ip: null } });
