import type { WatchedJobs } from '../ports.ts';
import type { QueueStore } from './queue-store.ts';

/** The queues’ client is a tenth of what the API keeps in memory: it is loaded by the first who needs it. */
export function jobsOnDemand(openStore: () => Promise<QueueStore>): WatchedJobs {
  let opening: Promise<WatchedJobs> | undefined;
  const jobs = (): Promise<WatchedJobs> =>
    (opening ??= import('./open-jobs.ts').then(({ openJobs }) => openJobs(openStore)));
  return {
    add: async (job) => (await jobs()).add(job),
    depths: async () => (await jobs()).depths(),
    queues: async () => (await jobs()).queues(),
    close: async () => (await opening)?.close(),
  };
}
