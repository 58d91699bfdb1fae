import { record } from '../context.ts';
import type { Context } from '../context.ts';
import { requireOperator } from '../workspaces/enter-installation.ts';

/** What is tried again: one job, or every job of a queue that was given up. */
export interface JobRetry {
  queue: string;
  /** Null: all of them. */
  job: string | null;
}

/**
 * Lets an operator look at the jobs of the whole installation, and try again what was given up: that is in the audit log before it is done.
 * @throws KeyfobError permission_denied.
 */
export async function enterJobBoard(ctx: Context, retry: JobRetry | null): Promise<void> {
  requireOperator(ctx);
  if (!retry) return;
  const action = retry.job === null ? 'installation.jobs_retried' : 'installation.job_retried';
  record(ctx, { action, subject: { kind: 'job', id: retry.job, label: retry.queue } });
}
