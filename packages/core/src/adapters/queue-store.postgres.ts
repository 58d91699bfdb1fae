import { createPostgresBackend } from 'bullmq';
import type { BackendFactory, ConnectionOptions } from 'bullmq';
import { servicePool } from '../db/service-pool.ts';
import type { QueueStore, QueueUse } from './queue-store.ts';

/** The queues in the schema `bullmq` of our own database: one pool, as the role the queues belong to. */
export async function openPostgresQueues(databaseUrl: string, use: QueueUse, prefix: string): Promise<QueueStore> {
  // Every queue that waits for jobs keeps one connection for LISTEN.
  const pool = await servicePool(databaseUrl, 'keyfob_system', { searchPath: 'bullmq', max: use === 'worker' ? 8 : 2 });
  let trouble: string | null = null;
  pool.on('error', (error) => {
    trouble = error.message;
  });
  return {
    kind: 'postgres',
    backend: createPostgresBackend as unknown as BackendFactory, // BullMQ types its default for Redis; this one takes a pool.
    connection: pool as unknown as ConnectionOptions, // The same.
    prefix,
    answers: () => true,
    trouble: () => trouble,
    close: () => pool.end(),
  };
}
