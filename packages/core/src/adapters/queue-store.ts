import type { BackendFactory, ConnectionOptions, IQueueBackend, Queue } from 'bullmq';
import type { Pool } from 'pg';
import type { Config } from '../config.ts';

/** Where the queues of one installation live: what BullMQ needs to reach them. */
export interface QueueStore {
  readonly kind: 'postgres' | 'redis';
  readonly backend: BackendFactory;
  readonly connection: ConnectionOptions;
  /** Keeps installations apart that share a Redis; the braces keep a queue on one node of a cluster. */
  readonly prefix: string;
  /** False while the store is known to be away, so that nobody waits for it. */
  answers(): boolean;
  /** The reason why it was away last. */
  trouble(): string | null;
  close(): Promise<void>;
}

/** A queue on either store. */
export type AnyQueue = Queue<object, void, string, object, void, string, IQueueBackend>;

/** A `producer` refuses at once what the store does not take; a `worker` waits until the store is back. */
export type QueueUse = 'producer' | 'worker';

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
