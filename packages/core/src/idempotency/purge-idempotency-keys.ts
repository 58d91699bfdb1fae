import type { Context } from '../context.ts';
import type { Step } from '../housekeeping/scheduled-job.ts';
import { IdempotencyKeyRow } from './idempotency-key.entity.ts';

/** Forgets keys older than the 24 h they are promised for. */
export async function purgeIdempotencyKeys(ctx: Context): Promise<Step> {
  const before = new Date(ctx.now.getTime() - 24 * 3_600_000);
  const purged = await ctx.em.nativeDelete(IdempotencyKeyRow, { createdAt: { $lt: before } });
  return { did: { purged }, more: false };
}
