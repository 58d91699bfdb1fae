import type { JobName } from '../src/housekeeping/housekeeping.schema.ts';
import { runJob } from '../src/housekeeping/run-job.ts';
import { schedule } from '../src/housekeeping/schedule.ts';
import type { TestCore } from './test-core.ts';

/** Runs a job everywhere it is due, as the worker does. Returns what it did. */
export function runNow({ core }: Pick<TestCore, 'core'>, name: JobName): Promise<Record<string, number>> {
  const job = schedule.find((one) => one.name === name);
  if (!job) throw new Error(`the schedule has no ${name}`);
  return runJob(core, job, { signal: new AbortController().signal });
}
