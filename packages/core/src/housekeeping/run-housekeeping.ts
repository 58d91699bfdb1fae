import { uuidv7 } from 'uuidv7';
import type { WorkspaceContext } from '../context.ts';
import { record } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { isPaused } from './housekeeping-state.ts';
import type { HousekeepingRun, JobName } from './housekeeping.schema.ts';
import { jobOfWorkspace } from './job-of-workspace.ts';
import { usageIsFolded } from './usage-is-folded.ts';

/**
 * Runs a job for this workspace now: the worker does, or a dry run counts at once what it would do.
 * @throws KeyfobError job_of_installation; job_paused and uses_not_counted where the run would do nothing; unavailable when the queue does not take it.
 */
export async function runHousekeeping(ctx: WorkspaceContext, job: JobName, dryRun: boolean): Promise<HousekeepingRun> {
  requireGrant(ctx, 'keyfob/housekeeping', 'run');
  const scheduled = jobOfWorkspace(job);
  if (dryRun) {
    const { did } = await scheduled.inWorkspace(ctx, { id: uuidv7(), dryRun });
    return { job, dry_run: true, queued: false, would: did };
  }
  if (await isPaused(ctx, job))
    throw new KeyfobError(
      'job_paused',
      `${job} is paused in this workspace, so a run would do nothing. Let it go on first: POST …/housekeeping/${job}/resume, or keyfob housekeeping resume ${job}. A dry run counts now.`,
    );
  if (scheduled.waitsForUses && !(await usageIsFolded(ctx)))
    throw new KeyfobError(
      'uses_not_counted',
      'The worker started less than an hour ago, and uses from before may still be in its queue, so nothing is ended for being unused. Run the job again in an hour; a dry run counts now.',
    );
  record(ctx, { action: 'housekeeping.run', subject: { kind: 'housekeeping', id: job, label: null } });
  const data = { job, workspace_id: ctx.workspace.id };
  await ctx.ports.jobs.add({ queue: 'housekeeping', name: 'run-housekeeping', id: uuidv7(), data });
  return { job, dry_run: false, queued: true, would: null };
}
