import type { Pool } from 'pg';
import type { Config } from '../config.ts';
import type { QueueStore, QueueUse } from './queue-store.ts';

/** The queues on Redis where `REDIS_URL` is set, else in PostgreSQL. `systemPool` reads which installation this is. */
export async function openQueueStore(config: Config, systemPool: Pool, use: QueueUse): Promise<QueueStore> {
  const { rows } = await systemPool.query<{ name: string }>(
    `select left(md5(queue_namespace || current_database()), 12) as name from keyfob.installation`,
  );
  const prefix = `{keyfob-${rows[0]?.name}}`;
  if (config.REDIS_URL) {
    const { openRedisQueues } = await import('./queue-store.redis.ts');
    return openRedisQueues(config.REDIS_URL, use, prefix);
  }
  const { openPostgresQueues } = await import('./queue-store.postgres.ts');
  return openPostgresQueues(config.DATABASE_URL, use, prefix);
}
