import { servicePool } from '@keyfob/core';
import { createPostgresBackend, setDefaultBackendFactory } from 'bullmq';

/** Puts every queue of this process on PostgreSQL: one pool, in the schema and as the role the queues belong to. */
export function openQueuePool(databaseUrl: string): ReturnType<typeof servicePool> {
  setDefaultBackendFactory(createPostgresBackend);
  return servicePool(databaseUrl, 'keyfob_system', { searchPath: 'bullmq', max: 6 });
}
