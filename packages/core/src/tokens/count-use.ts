import type { Pool } from 'pg';
import { KeyfobError } from '../errors.ts';
import type { TokenFacts } from './snapshot.ts';

/** First uses that this node counted, or is counting: true where it was the first anywhere. */
export type FirstUses = Map<string, Promise<boolean>>;

/** More are forgotten; forgetting one costs an UPDATE that finds nothing to do. */
const MOST_FIRST_USES = 10_000;

interface Counting {
  pool: Pool;
  firstUses: FirstUses;
}

interface CountedUse {
  /** False when the cap was reached meanwhile. */
  allowed: boolean;
  /** Whether `use_count` holds this use now; else the worker adds it. */
  counted: boolean;
}

/**
 * Counts one use, by the token or of it, where that cannot wait for the worker: one of a capped token (one atomic UPDATE, so no race
 * passes the cap), and the first of a token whose creation may still be replayed. So a value whose use was answered is never
 * minted anew, worker or not.
 * @throws KeyfobError unavailable.
 */
export async function countUse(hotPath: Counting, token: TokenFacts): Promise<CountedUse> {
  if (token.maxUses !== null) {
    const allowed = await increment(hotPath.pool, token.id, 'use_count < max_uses');
    return { allowed, counted: allowed };
  }
  if (token.firstUseCounts !== true) return { allowed: true, counted: false };
  const known = hotPath.firstUses.get(token.id);
  if (known) {
    await known;
    return { allowed: true, counted: false };
  }
  return { allowed: true, counted: await countFirst(hotPath, token.id) };
}

async function countFirst({ pool, firstUses }: Counting, id: string): Promise<boolean> {
  if (firstUses.size >= MOST_FIRST_USES) firstUses.clear();
  const counting = increment(pool, id, 'use_count = 0');
  firstUses.set(id, counting);
  try {
    return await counting;
  } catch (error) {
    firstUses.delete(id);
    throw error;
  }
}

async function increment(
  pool: Pool,
  id: string,
  condition: 'use_count < max_uses' | 'use_count = 0',
): Promise<boolean> {
  try {
    const { rowCount } = await pool.query({
      name: `count-use where ${condition}`,
      text: `update keyfob.token set use_count = use_count + 1 where id = $1 and ${condition}`,
      values: [id],
    });
    return rowCount === 1;
  } catch (cause) {
    throw new KeyfobError(
      'unavailable',
      'The database does not answer, so the use cannot be counted. Try again shortly.',
      { cause },
    );
  }
}
