import type { QueueDepth, QueueName } from '../ports.ts';
import type { AnyQueue } from './queue-store.ts';

/** How many jobs there are in each state, and how long the next of those that could run has been due. */
export async function readDepth(name: QueueName, queue: AnyQueue): Promise<QueueDepth> {
  const { waiting = 0, active = 0, delayed = 0, failed = 0 } = await queue.getJobCounts();
  const [next] = await queue.getJobs(['waiting'], 0, 0, true);
  const due = next ? next.timestamp + (next.delay ?? 0) : undefined;
  return {
    queue: name,
    jobs: { waiting, active, delayed, failed },
    lagSeconds: due === undefined ? 0 : Math.max(0, (Date.now() - due) / 1000),
  };
}
