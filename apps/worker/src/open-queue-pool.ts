import { servicePool } from '@keyfob/core';
import { createPostgresBackend, setDefaultBackendFactory } from 'bullmq';

export type QueuePool = Awaited<ReturnType<typeof servicePool>>;

/** Puts every queue of this process on PostgreSQL: one pool, in the schema and as the role the queues belong to. */
export async function openQueuePool(databaseUrl: string): Promise<QueuePool> {
  setDefaultBackendFactory(createPostgresBackend);
  return servicePool(databaseUrl, 'keyfob_system', { searchPath: 'bullmq', max: 6 });
}
