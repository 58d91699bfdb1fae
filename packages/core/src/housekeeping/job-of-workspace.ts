import { KeyfobError } from '../errors.ts';
import type { JobName } from './housekeeping.schema.ts';
import { schedule } from './schedule.ts';
import type { ScheduledJob } from './scheduled-job.ts';

/**
 * A job that a workspace may run and pause.
 * @throws KeyfobError job_of_installation for one that serves all of them at once.
 */
export function jobOfWorkspace(name: JobName): ScheduledJob & Required<Pick<ScheduledJob, 'inWorkspace'>> {
  const job = schedule.find((one) => one.name === name);
  if (job?.inWorkspace) return { ...job, inWorkspace: job.inWorkspace };
  throw new KeyfobError(
    'job_of_installation',
    `${name} serves the whole installation: the worker runs it by the clock, and no workspace runs or pauses it.`,
  );
}
