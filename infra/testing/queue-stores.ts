import { env } from 'node:process';
import { inject } from 'vitest';

export interface TestedStore {
  name: string;
  /** What selects it. */
  env: Record<string, string>;
}

/**
 * The stores that queues can be in: every test of a queue runs on each of them. Without a Redis one visible line says what
 * is skipped; `KEYFOB_REQUIRE_REDIS=1` makes that a failure.
 */
export async function queueStores(): Promise<TestedStore[]> {
  const postgres = { name: 'PostgreSQL', env: {} };
  const answer = await fetch(`${inject('testDatabases')}/redis`);
  const { url } = (await answer.json()) as { url: string | null };
  if (url) return [postgres, { name: 'Redis', env: { REDIS_URL: url } }];
  if (env['KEYFOB_REQUIRE_REDIS']) throw new Error('KEYFOB_REQUIRE_REDIS is set and there is no Redis to test on.');
  console.log('SKIPPED: queues on Redis, for there is no Redis (REDIS_URL, 127.0.0.1:6379, redis-server on the PATH).');
  return [postgres];
}
