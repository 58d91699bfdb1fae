import type { WorkspaceContext } from '../context.ts';
import { record } from '../context.ts';
import { KeyfobError, notFound } from '../errors.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { requireLasting } from '../permissions/require-lasting.ts';
import { approve, setPaused } from './housekeeping-state.ts';
import type { HousekeepingJob, JobName } from './housekeeping.schema.ts';
import { jobOfWorkspace } from './job-of-workspace.ts';
import { readJobs } from './list-housekeeping.ts';

/**
 * The job leaves this workspace alone until it is resumed. Nothing that a verify needs depends on any job.
 * @throws KeyfobError job_of_installation.
 */
export function pauseHousekeeping(ctx: WorkspaceContext, job: JobName): Promise<HousekeepingJob> {
  const pausing = { right: 'pause', action: 'housekeeping.paused', what: 'pause housekeeping' } as const;
  return change(ctx, job, pausing, () => setPaused(ctx, jobOfWorkspace(job).name, ctx.now));
}

/** What the owners paused stays so, too, when an operator was inside. */
export function resumeHousekeeping(ctx: WorkspaceContext, job: JobName): Promise<HousekeepingJob> {
  const resuming = { right: 'resume', action: 'housekeeping.resumed', what: 'resume housekeeping' } as const;
  return change(ctx, job, resuming, () => setPaused(ctx, job, null));
}

/**
 * Lets a halted job do, at its next run, what it halted before.
 * @throws KeyfobError not_halted where nothing waits.
 */
export function approveHousekeeping(ctx: WorkspaceContext, job: JobName): Promise<HousekeepingJob> {
  const approving = {
    right: 'approve',
    action: 'housekeeping.approved',
    what: 'approve what a job halted at',
  } as const;
  return change(ctx, job, approving, async () => {
    if (!(await approve(ctx, job)))
      throw new KeyfobError('not_halted', 'The job did not halt here, so there is nothing to approve.');
  });
}

async function change(
  ctx: WorkspaceContext,
  job: JobName,
  { right, action, what }: { right: 'pause' | 'resume' | 'approve'; action: string; what: string },
  work: () => Promise<void>,
): Promise<HousekeepingJob> {
  requireGrant(ctx, 'keyfob/housekeeping', right);
  requireLasting(ctx, what);
  await work();
  record(ctx, { action, subject: { kind: 'housekeeping', id: job, label: null } });
  const [now] = await readJobs(ctx, job);
  if (!now) throw notFound();
  return now;
}
