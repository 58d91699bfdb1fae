import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Effective } from '../list.schema.ts';

/** A node’s lease is 1000 ms from its heartbeat’s start: after this, one that did not answer answers nobody. */
const LONGEST_WAIT_MS = 1010;
const POLL_MS = 5;

/**
 * Waits, after COMMIT and with the connection returned, until every listed node has applied `epoch` or its lease has
 * surely lapsed. With no caching node listed it returns at once.
 */
export async function awaitNodes(pool: Pool, epoch: number): Promise<Effective> {
  const committedAt = performance.now();
  const elapsed = () => Math.round(performance.now() - committedAt);
  for (;;) {
    const { rows } = await pool.query<{ nodes: number; behind: number }>({
      name: 'nodes-behind',
      text: `select count(*)::int as nodes, (count(*) filter (where applied_epoch < $1))::int as behind from keyfob.node`,
      values: [epoch],
    });
    const { nodes, behind } = rows[0] ?? { nodes: 0, behind: 0 };
    if (behind === 0 || elapsed() >= LONGEST_WAIT_MS) return { nodes, ms: elapsed() };
    await sleep(POLL_MS);
  }
}
