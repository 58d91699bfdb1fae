import type { HotPath } from './read-snapshots.ts';
import type { TokenFacts } from './snapshot.ts';

/** Counts one use of a capped token, by it or of it; false when the cap was reached meanwhile. One atomic UPDATE, so no race passes the cap. */
export async function countUse(
  { pool }: HotPath,
  { id, maxUses }: Pick<TokenFacts, 'id' | 'maxUses'>,
): Promise<boolean> {
  if (maxUses === null) return true;
  const { rowCount } = await pool.query({
    name: 'count-use',
    text: 'update keyfob.token set use_count = use_count + 1 where id = $1 and use_count < max_uses',
    values: [id],
  });
  return rowCount === 1;
}
