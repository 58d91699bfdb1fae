import type { JobRun, HousekeepingState } from './housekeeping-state.ts';
import type { HousekeepingJob } from './housekeeping.schema.ts';
import type { ScheduledJob } from './scheduled-job.ts';

const iso = (at: Date | string): string => new Date(at).toISOString();

/** A job as one workspace sees it: when it ran for all of them, and what it did here. */
export function presentJob(
  { name, everySeconds }: ScheduledJob,
  run: JobRun | undefined,
  state: HousekeepingState | undefined,
): HousekeepingJob {
  const isPaused = Boolean(state?.paused_at);
  return {
    job: name,
    every_seconds: everySeconds,
    last_run: run
      ? { at: iso(run.started_at), ended_at: run.ended_at && iso(run.ended_at), failed: run.error !== null }
      : null,
    last_effect: state?.acted_at ? { at: iso(state.acted_at), did: state.did ?? {} } : null,
    next_run_at: run && !isPaused ? iso(new Date(new Date(run.started_at).getTime() + everySeconds * 1000)) : null,
    paused_at: state?.paused_at ? iso(state.paused_at) : null,
    halted: state?.halted_at ? { at: iso(state.halted_at), would: state.would ?? {} } : null,
  };
}
