import type { Context } from '../context.ts';

/**
 * Moves the epoch and logs what it moved for: the last statement before COMMIT, so that the row lock orders every
 * change and no number is ever skipped (a sequence would leave gaps). Returns the new epoch, or null if nothing a snapshot
 * holds was touched.
 */
export async function advanceEpoch(ctx: Context): Promise<number | null> {
  if (ctx.pending.touched.length === 0) return null;
  const [row] = await ctx.em.execute<{ value: string }[]>(
    `with moved as (update keyfob.epoch set value = value + 1 returning value)
     insert into keyfob.epoch_change (epoch, at, touched) select value, ?, ?::jsonb from moved returning epoch as value`,
    [ctx.now, JSON.stringify(ctx.pending.touched)],
  );
  return Number(row?.value);
}
