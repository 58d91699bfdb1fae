import { formatDuration } from '@keyfob/sdk';
import type { HousekeepingJob } from '@keyfob/sdk';
import type { Columns } from '../output.ts';
import { fromNow } from '../text.ts';

type Counts = Record<string, number>;

export const jobColumns: Columns<HousekeepingJob> = {
  job: ({ job }) => job,
  // What is no whole number of hours is spelt without a unit, for it is read back; people need one.
  every: ({ every_seconds }) => formatDuration(every_seconds).replace(/\d$/, '$&s'),
  last_run: ({ last_run }) => last_run && `${fromNow(last_run.at)}${last_run.failed ? ', failed' : ''}`,
  last_effect: ({ last_effect }) => last_effect && `${counts(last_effect.did)} ${fromNow(last_effect.at)}`,
  next_run: ({ next_run_at, paused_at, halted }) => {
    if (halted) return `halted: would be ${counts(halted.would)}`;
    if (paused_at !== null) return `paused ${fromNow(paused_at)}`;
    return next_run_at && (Date.parse(next_run_at) < Date.now() ? 'due' : fromNow(next_run_at));
  },
};

/** `3 expired, 1 grace ended`; `nothing` where every count is none. */
export function counts(did: Counts): string {
  const some = Object.entries(did).filter(([, count]) => count > 0);
  return some.length === 0
    ? 'nothing'
    : some.map(([kind, count]) => `${count} ${kind.replaceAll('_', ' ')}`).join(', ');
}
