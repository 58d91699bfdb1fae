import { purgeIdempotencyKeys } from '@keyfob/core';
import type { Context } from '@keyfob/core';

/** One job that runs by the clock. */
export interface ScheduledJob {
  /** Its id everywhere: in the queue, in logs and, as the actor, in the audit log. */
  name: string;
  everyMs: number;
  /** A run that takes longer counts as failed. */
  limitMs: number;
  operation: (ctx: Context) => Promise<unknown>;
}

const minute = 60_000;

/** Every scheduled job, once. */
export const schedule: readonly ScheduledJob[] = [
  { name: 'purge-idempotency-keys', everyMs: 60 * minute, limitMs: minute, operation: purgeIdempotencyKeys },
];
