import { setTimeout as sleep } from 'node:timers/promises';
import { Queue } from 'bullmq';
import type { IQueueBackend } from 'bullmq';
import { KeyfobError } from '../errors.ts';
import type { Job, Jobs } from '../ports.ts';
import { within } from '../within.ts';
import type { QueueStore } from './queue-store.ts';

/** A queue that has not taken a job after this long is away. */
const PATIENCE_MS = 2000;
/** Kept for looking at: the last jobs that failed. */
const KEPT_FAILURES = 1000;

/** A queue on either store. */
type AnyQueue = Queue<object, void, string, object, void, string, IQueueBackend>;

/** A connection that has had no trouble so far is still being made. */
async function firstContact(store: QueueStore): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!store.answers() && store.trouble() === null && performance.now() < end) await sleep(20);
}

/** Puts jobs into the queues of one store. Its connection is opened by the first job and closed with the port. */
export function openJobs(openStore: () => Promise<QueueStore>): Jobs {
  let opening: Promise<QueueStore> | undefined;
  const queues = new Map<string, AnyQueue>();

  const storeNow = async (): Promise<QueueStore> => {
    opening ??= openStore();
    try {
      return await opening;
    } catch (error) {
      opening = undefined;
      throw error;
    }
  };

  async function put({ queue: name, name: job, id, data }: Job): Promise<void> {
    const store = await storeNow();
    await firstContact(store);
    if (!store.answers()) throw new Error(store.trouble() ?? 'it is not connected yet');
    const queue = queues.get(name) ?? openQueue(store, name);
    queues.set(name, queue);
    try {
      await queue.add(job, data, {
        jobId: id,
        attempts: 20,
        backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
        removeOnComplete: true,
        removeOnFail: { count: KEPT_FAILURES },
      });
    } catch (error) {
      // BullMQ remembers a failed first contact for ever: the next job starts anew.
      queues.delete(name);
      void queue.close().catch(() => {});
      throw error;
    }
  }

  function openQueue(store: QueueStore, name: string): AnyQueue {
    const queue: AnyQueue = new Queue(name, { connection: store.connection, prefix: store.prefix }, store.backend);
    // Its trouble is told to whoever adds a job.
    queue.on('error', () => {});
    return queue;
  }

  return {
    async add(job) {
      try {
        await within(PATIENCE_MS, put(job));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new KeyfobError('unavailable', `The queue does not answer (${reason}). Try again shortly.`);
      }
    },
    async close() {
      const store = await opening?.catch(() => undefined);
      await Promise.all([...queues.values()].map((queue) => queue.close().catch(() => {})));
      await store?.close();
    },
  };
}
