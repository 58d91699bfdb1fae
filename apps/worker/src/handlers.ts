import { foldUsage, jobNames } from '@keyfob/core';
import type { Call, Core, UsageBatch } from '@keyfob/core';
import { schedule } from './schedule.ts';
import type { ScheduledJob } from './schedule.ts';

/** Runs one job: what it carries in, what it did out. A run that takes longer than `limitMs` counts as failed. */
export interface Handler {
  limitMs: number;
  run: (data: unknown) => Promise<unknown>;
}

/** Name → operation, of every job there is. @throws when a name has none: such a worker must not start. */
export function handlersOf(core: Core, scheduled: readonly ScheduledJob[] = schedule): ReadonlyMap<string, Handler> {
  const asked: Record<string, Handler> = {
    'fold-usage': {
      limitMs: 30_000,
      run: (batch) => core.inInstallation(callOf('fold-usage'), (ctx) => foldUsage(ctx, batch as UsageBatch)),
    },
  };
  const handlers = new Map(Object.entries(asked));
  for (const { name, limitMs, operation } of scheduled)
    handlers.set(name, { limitMs, run: () => core.inInstallation(callOf(name), operation) });
  requireHandlers(jobNames, handlers);
  return handlers;
}

function requireHandlers(names: readonly string[], handlers: ReadonlyMap<string, Handler>): void {
  const orphans = names.filter((name) => !handlers.has(name));
  if (orphans.length > 0) throw new Error(`no operation is known for these jobs: ${orphans.join(', ')}`);
}

const callOf = (label: string): Call => ({ caller: { kind: 'system', label }, request: { id: null, ip: null } });
