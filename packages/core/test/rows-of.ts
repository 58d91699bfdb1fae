import { createHash } from 'node:crypto';
import type { TestCore } from './test-core.ts';

/** How many rows each table has, and a fingerprint of every bit of them: two readings are equal when nothing was written between. */
export async function rowsOf(
  { db }: TestCore,
  tables: readonly string[],
): Promise<Record<string, { count: number; bits: string }>> {
  const read = tables.map(async (table) => {
    const { rows } = await db.query<{ row: string }>(`select t::text as row from keyfob.${table} t order by 1`);
    const bits = createHash('sha256')
      .update(rows.map(({ row }) => row).join('\n'))
      .digest('hex');
    return [table, { count: rows.length, bits }] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
