import type { BackendFactory, ConnectionOptions, IQueueBackend, Queue } from 'bullmq';

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
