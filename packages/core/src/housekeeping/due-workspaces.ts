import type { Context } from '../context.ts';
import { bind } from './bind.ts';

/** Where a job is due: the ids that a statement selects as `id`. It may name `:now` and what `values` give. */
export async function dueWorkspaces(
  ctx: Context,
  sql: string,
  values: Readonly<Record<string, unknown>> = {},
): Promise<string[]> {
  const rows = await ctx.em.execute<{ id: string }[]>(...bind(sql, { ...values, now: ctx.now }));
  return rows.map(({ id }) => id);
}
