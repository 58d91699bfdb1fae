import type { Context, WorkspaceContext } from '../context.ts';
import type { JobName } from './housekeeping.schema.ts';

/** What a job last did in a workspace, and whether it may go on there. */
export interface HousekeepingState {
  job: JobName;
  paused_at: Date | string | null;
  acted_at: Date | string | null;
  did: Record<string, number> | null;
  halted_at: Date | string | null;
  would: Record<string, number> | null;
  approved_at: Date | string | null;
}

export interface JobRun {
  job: JobName;
  started_at: Date | string;
  ended_at: Date | string | null;
  error: string | null;
}

export function readStates(ctx: WorkspaceContext): Promise<HousekeepingState[]> {
  return ctx.em.execute<HousekeepingState[]>(
    `select job, paused_at, acted_at, did, halted_at, would, approved_at from keyfob.housekeeping where workspace_id = ?`,
    [ctx.workspace.id],
  );
}

export function readRuns(ctx: Context): Promise<JobRun[]> {
  return ctx.em.execute<JobRun[]>(`select job, started_at, ended_at, error from keyfob.housekeeping_run`);
}

export async function isPaused(ctx: WorkspaceContext, job: JobName): Promise<boolean> {
  const paused = await ctx.em.execute<unknown[]>(
    `select from keyfob.housekeeping where workspace_id = ? and job = ? and paused_at is not null`,
    [ctx.workspace.id, job],
  );
  return paused.length > 0;
}

export async function setPaused(ctx: WorkspaceContext, job: JobName, pausedAt: Date | null): Promise<void> {
  await ctx.em.execute(
    `insert into keyfob.housekeeping (workspace_id, job, paused_at) values (?, ?, ?)
     on conflict (workspace_id, job) do update set paused_at = excluded.paused_at`,
    [ctx.workspace.id, job, pausedAt],
  );
}

export async function noteStart(ctx: Context, job: JobName): Promise<void> {
  await ctx.em.execute(
    `insert into keyfob.housekeeping_run (job, started_at) values (?, ?)
     on conflict (job) do update set started_at = excluded.started_at, ended_at = null, error = null`,
    [job, ctx.now],
  );
}

/** The reason of a failure is for operators; workspaces only learn that there was one. */
export async function noteEnd(ctx: Context, job: JobName, error: unknown): Promise<void> {
  const reason = error === undefined ? null : error instanceof Error ? error.message : 'unknown';
  await ctx.em.execute(`update keyfob.housekeeping_run set ended_at = ?, error = ? where job = ?`, [
    ctx.now,
    reason,
    job,
  ]);
}

/** With the step’s own rows, so that it is told exactly when it happened. */
export async function noteEffect(ctx: WorkspaceContext, job: JobName, did: Record<string, number>): Promise<void> {
  if (Object.values(did).every((count) => count === 0)) return;
  await ctx.em.execute(
    `insert into keyfob.housekeeping (workspace_id, job, acted_at, did) values (?, ?, ?, ?::jsonb)
     on conflict (workspace_id, job) do update set acted_at = excluded.acted_at, did = excluded.did`,
    [ctx.workspace.id, job, ctx.now, JSON.stringify(did)],
  );
}

/** False where nothing waits for it. */
export async function approve(ctx: WorkspaceContext, job: JobName): Promise<boolean> {
  const approved = await ctx.em.execute<unknown[]>(
    `update keyfob.housekeeping set approved_at = ?, approved = would, halted_at = null, would = null
     where workspace_id = ? and job = ? and halted_at is not null returning job`,
    [ctx.now, ctx.workspace.id, job],
  );
  return approved.length > 0;
}
