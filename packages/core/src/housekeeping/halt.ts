import type { WorkspaceContext } from '../context.ts';
import { record } from '../context.ts';
import type { JobName } from './housekeeping.schema.ts';
import { isTooMany } from './too-many.ts';

type Counts = Record<string, number>;

interface HaltState {
  halted_at: Date | string | null;
  approved: Counts | null;
}

/** What a step is about to touch: `many` tokens of the workspace’s `of`. */
export interface Reach {
  many: number;
  of: number;
}

/**
 * Whether a step that ends or deletes tokens may go on. One that would touch too much at once halts its job here, raises the alarm once
 * (`housekeeping.halted` in the audit log and the outbox) and waits; an approval lets through what it was given for, and no second
 * flood on top of it.
 */
export async function mayTouch(
  ctx: WorkspaceContext,
  job: JobName,
  kind: string,
  read: () => Promise<Reach>,
): Promise<boolean> {
  const state = await lockState(ctx, job);
  // After the lock: what another worker did meanwhile is not counted again.
  const { many, of } = await read();
  const approved = state.approved?.[kind] ?? 0;
  if (many === 0 || (!state.halted_at && !isTooMany(many - approved, of))) {
    if (state.halted_at) await setHalted(ctx, job, null);
    return true;
  }
  if (state.halted_at) return false;
  await setHalted(ctx, job, { [kind]: many });
  record(ctx, {
    action: 'housekeeping.halted',
    subject: { kind: 'housekeeping', id: job, label: null },
    after: { would: { [kind]: many } },
    effect: { job, would: String(many) },
  });
  return false;
}

/** An approval is for one run. */
export async function spendApproval(ctx: WorkspaceContext, job: JobName): Promise<void> {
  await ctx.em.execute(
    `update keyfob.housekeeping set approved_at = null, approved = null
     where workspace_id = ? and job = ? and approved_at is not null`,
    [ctx.workspace.id, job],
  );
}

/** Two workers at once raise one alarm. */
async function lockState(ctx: WorkspaceContext, job: JobName): Promise<HaltState> {
  await ctx.em.execute(`insert into keyfob.housekeeping (workspace_id, job) values (?, ?) on conflict do nothing`, [
    ctx.workspace.id,
    job,
  ]);
  const [state] = await ctx.em.execute<HaltState[]>(
    `select halted_at, approved from keyfob.housekeeping where workspace_id = ? and job = ? for update`,
    [ctx.workspace.id, job],
  );
  return state ?? { halted_at: null, approved: null };
}

async function setHalted(ctx: WorkspaceContext, job: JobName, would: Counts | null): Promise<void> {
  await ctx.em.execute(
    `update keyfob.housekeeping set halted_at = ?::timestamptz, would = ?::jsonb, approved_at = null, approved = null
     where workspace_id = ? and job = ?`,
    [would && ctx.now, would && JSON.stringify(would), ctx.workspace.id, job],
  );
}
