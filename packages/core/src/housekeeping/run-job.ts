import { randomUUID } from 'node:crypto';
import type { Call } from '../actor.ts';
import type { HomeContext, WorkspaceContext } from '../context.ts';
import type { Core } from '../core.ts';
import { KeyfobError } from '../errors.ts';
import { isPaused, noteEffect, noteEnd, noteStart } from './housekeeping-state.ts';
import type { Run, ScheduledJob, Step } from './scheduled-job.ts';

type Did = Record<string, number>;

export interface RunOptions {
  /** Only there; left out: wherever the job is due. */
  workspaceId?: string;
  /** Ends the run between two steps. */
  signal: AbortSignal;
  /** Told, once in a run, of each workspace where the job halted or still waits for an approval. */
  onHalted?: ((workspaceId: string) => void) | undefined;
}

/**
 * Runs a job until nothing is left to do, one workspace after the other. What fails in one workspace does not keep it from the
 * others; the run counts as failed then. Returns what it did.
 */
export async function runJob(
  core: Pick<Core, 'inInstallation' | 'inWorkspace' | 'changeWorkspace'>,
  job: ScheduledJob,
  { workspaceId, signal, onHalted }: RunOptions,
): Promise<Did> {
  const call: Call = { caller: { kind: 'system', label: job.name }, request: { id: null, ip: null } };
  const inInstallation = <Output>(work: (ctx: HomeContext) => Promise<Output>) => core.inInstallation(call, work);
  const run: Run = { id: randomUUID(), dryRun: false };
  const isWhole = workspaceId === undefined;
  const total: Did = {};
  const failures: Error[] = [];

  if (isWhole) await inInstallation((ctx) => noteStart(ctx, job.name));
  const { due, inWorkspace, inInstallation: atHome } = job;
  if (isWhole && atHome) await attempt(() => untilDone(() => inInstallation((ctx) => atHome(ctx, run))));
  const places = isWhole ? ((due && (await inInstallation(due))) ?? []) : [workspaceId];
  for (const place of inWorkspace ? places : []) await attempt(() => runIn(place));
  const error = signal.aborted ? new Error(`took longer than ${job.limitSeconds} s`) : failures[0];
  if (isWhole) await inInstallation((ctx) => noteEnd(ctx, job.name, error));
  if (error !== undefined) throw error;
  return total;

  async function attempt(work: () => Promise<void>): Promise<void> {
    if (signal.aborted) return;
    try {
      await work();
    } catch (failure) {
      // A workspace that was deleted meanwhile has nothing left to keep.
      if (!(failure instanceof KeyfobError && failure.code === 'not_found'))
        failures.push(failure instanceof Error ? failure : new Error(String(failure)));
    }
  }

  async function runIn(place: string): Promise<void> {
    const here: Did = {};
    let isHalted = false;
    const step = async (ctx: WorkspaceContext): Promise<Step> => {
      if (!inWorkspace || (await isPaused(ctx, job.name))) return { did: {}, more: false };
      const taken = await inWorkspace(ctx, run);
      add(here, taken.did);
      isHalted = taken.halted === true;
      await noteEffect(ctx, job.name, here);
      return taken;
    };
    await untilDone(() =>
      job.asSystem
        ? core.changeWorkspace(call, place, step, { andInstallation: true })
        : core.inWorkspace(call, place, step),
    );
    if (isHalted) onHalted?.(place);
  }

  async function untilDone(work: () => Promise<Step>): Promise<void> {
    for (let more = true; more && !signal.aborted;) {
      const step = await work();
      add(total, step.did);
      more = step.more;
    }
  }
}

function add(sum: Did, more: Did): void {
  for (const [kind, count] of Object.entries(more)) sum[kind] = (sum[kind] ?? 0) + count;
}
