import { createRedisBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { QueueStore, QueueUse } from './queue-store.ts';

const LONGEST_PAUSE_MS = 2000;

/** The queues in Redis or Valkey. What was in them is put there again if it is lost: nothing is in Redis alone. */
export function openRedisQueues(url: string, use: QueueUse, prefix: string): QueueStore {
  const client = new Redis(url, {
    connectTimeout: 2000,
    retryStrategy: (times) => Math.min(times * 100, LONGEST_PAUSE_MS),
    // BullMQ’s own waiting commands may take for ever; those of a producer must not pile up while Redis is away.
    maxRetriesPerRequest: use === 'worker' ? null : 0,
    enableOfflineQueue: use === 'worker',
  });
  let trouble: string | null = null;
  client.on('error', (error: Error) => {
    trouble = error.message;
  });
  return {
    kind: 'redis',
    backend: createRedisBackend,
    connection: client,
    prefix,
    answers: () => client.status === 'ready',
    trouble: () => trouble,
    close() {
      client.disconnect();
      return Promise.resolve();
    },
  };
}
