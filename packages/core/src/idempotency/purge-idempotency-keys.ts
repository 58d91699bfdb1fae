import type { Context } from '../context.ts';
import { IdempotencyKeyRow } from './idempotency-key.entity.ts';

/** Forgets keys older than the 24 h they are promised for. Returns how many. */
export async function purgeIdempotencyKeys(ctx: Context): Promise<{ purged: number }> {
  const before = new Date(ctx.now.getTime() - 24 * 3_600_000);
  return { purged: await ctx.em.nativeDelete(IdempotencyKeyRow, { createdAt: { $lt: before } }) };
}
