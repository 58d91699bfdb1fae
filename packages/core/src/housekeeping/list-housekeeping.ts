import type { WorkspaceContext } from '../context.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { readRuns, readStates } from './housekeeping-state.ts';
import type { HousekeepingJob, HousekeepingJobs, JobName } from './housekeeping.schema.ts';
import { presentJob } from './present-job.ts';
import { schedule } from './schedule.ts';

/** Every job of the worker: last run, what it did here, next run. */
export async function listHousekeeping(ctx: WorkspaceContext): Promise<HousekeepingJobs> {
  requireGrant(ctx, 'keyfob/housekeeping', 'list');
  return { data: await readJobs(ctx) };
}

export async function readJobs(ctx: WorkspaceContext, only?: JobName): Promise<HousekeepingJob[]> {
  const [runs, states] = [await readRuns(ctx), await readStates(ctx)];
  return schedule
    .filter(({ name }) => only === undefined || name === only)
    .map((job) =>
      presentJob(
        job,
        runs.find((run) => run.job === job.name),
        states.find((state) => state.job === job.name),
      ),
    );
}
