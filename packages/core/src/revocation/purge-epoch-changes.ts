import type { Context } from '../context.ts';
import { forget } from '../housekeeping/forget.ts';
import type { Step } from '../housekeeping/scheduled-job.ts';

/** Far longer than any lease. */
const KEPT_MS = 3_600_000;

/**
 * Forgets what the epoch moved for an hour ago, except what a listed node has still to apply. A node that was silent for that long
 * is listed no more, first: its next heartbeat finds no row, takes no lease and starts over with an empty cache.
 */
export async function purgeEpochChanges(ctx: Context): Promise<Step> {
  await ctx.em.execute(`delete from keyfob.node where heartbeat_at <= ?`, [new Date(ctx.now.getTime() - KEPT_MS)]);
  const where = 'at <= ? and epoch <= all (select applied_epoch from keyfob.node)';
  return forget(ctx, { table: 'epoch_change', key: 'epoch', where, keptMs: KEPT_MS });
}
