import { setTimeout as sleep } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { QueueAway } from '../errors.ts';
import { hideTokenValues } from '../open-log.ts';
import { queueNames } from '../ports.ts';
import type { Job, WatchedJobs } from '../ports.ts';
import { within } from '../within.ts';
import type { AnyQueue, QueueStore } from './queue-store.ts';
import { readDepth } from './read-depth.ts';

/** A queue that has not taken a job after this long is away: no request waits a second for it. */
const PATIENCE_MS = 800;
/** Kept for looking at: the last jobs that failed. */
const KEPT_FAILURES = 1000;

/** A connection that has had no trouble so far is still being made. */
async function firstContact(store: QueueStore): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!store.answers() && store.trouble() === null && performance.now() < end) await sleep(20);
}

/** Puts jobs into the queues of one store. Its connection is opened by the first job and closed with the port. */
export function openJobs(openStore: () => Promise<QueueStore>): WatchedJobs {
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

  async function answeringStore(): Promise<QueueStore> {
    const store = await storeNow();
    await firstContact(store);
    if (!store.answers()) throw new Error(store.trouble() ?? 'it is not connected yet');
    return store;
  }

  async function put({ queue: name, name: job, id, data }: Job): Promise<void> {
    const store = await answeringStore();
    const queue = queueOf(store, name);
    try {
      await queue.add(job, withoutTokenValues(data), {
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

  function queueOf(store: QueueStore, name: string): AnyQueue {
    const known = queues.get(name);
    if (known) return known;
    const queue: AnyQueue = new Queue(name, { connection: store.connection, prefix: store.prefix }, store.backend);
    // Its trouble is told to whoever adds a job.
    queue.on('error', () => {});
    queues.set(name, queue);
    return queue;
  }

  return {
    async add(job) {
      try {
        await within(PATIENCE_MS, put(job));
      } catch (error) {
        throw new QueueAway(error);
      }
    },
    async depths() {
      const store = await answeringStore();
      return Promise.all(queueNames.map((name) => readDepth(name, queueOf(store, name))));
    },
    async queues() {
      const store = await answeringStore();
      return queueNames.map((name) => queueOf(store, name));
    },
    async close() {
      const store = await opening?.catch(() => undefined);
      await Promise.all([...queues.values()].map((queue) => queue.close().catch(() => {})));
      await store?.close();
    },
  };
}

/** Callers choose user agents and resource ids, and some choose a token value for them. */
function withoutTokenValues(data: object): object {
  const text = JSON.stringify(data);
  const hidden = hideTokenValues(text);
  return hidden === text ? data : (JSON.parse(hidden) as object);
}
