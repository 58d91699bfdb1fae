import type { HotPath } from './read-snapshots.ts';

/** Counts one use of a capped token; false when the cap was reached meanwhile. One atomic UPDATE, so no race passes the cap. */
export async function countUse({ pool }: HotPath, tokenId: string): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'count-use',
    text: 'update keyfob.token set use_count = use_count + 1 where id = $1 and use_count < max_uses',
    values: [tokenId],
  });
  return rowCount === 1;
}
