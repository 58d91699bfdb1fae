import { z } from 'zod';
import { Timestamp } from '../list.schema.ts';

/** Every job that runs by the clock; `schedule.ts` says what it does. */
export const JobName = z
  .enum([
    'expire-tokens',
    'remind-people',
    'disable-unused-tokens',
    'revoke-unused-tokens',
    'purge-tokens',
    'purge-usage',
    'purge-addresses',
    'archive-audit-log',
    'renew-signatures',
    'purge-idempotency-keys',
    'purge-webhook-deliveries',
    'reseal-webhook-secrets',
    'purge-mails',
    'purge-notifications',
    'purge-epoch-changes',
  ])
  .meta({ id: 'JobName' });
export type JobName = z.infer<typeof JobName>;

const Counts = z
  .record(z.string(), z.int())
  .meta({ description: 'What was done, or would be, by kind: `{"expired": 3}`.' });

export const HousekeepingJob = z
  .object({
    job: JobName,
    every_seconds: z.int(),
    last_run: z
      .object({ at: Timestamp, ended_at: Timestamp.nullable(), failed: z.boolean() })
      .nullable()
      .meta({ description: 'The last run, which served every workspace; null: none yet.' }),
    last_effect: z
      .object({ at: Timestamp, did: Counts })
      .nullable()
      .meta({ description: 'The last run that did something in this workspace.' }),
    next_run_at: Timestamp.nullable().meta({ description: 'Null while it is paused here, or before the first run.' }),
    paused_at: Timestamp.nullable(),
    halted: z
      .object({ at: Timestamp, would: Counts })
      .nullable()
      .meta({ description: 'It would have touched too much at once and waits for an approval.' }),
  })
  .meta({ id: 'HousekeepingJob' });
export type HousekeepingJob = z.infer<typeof HousekeepingJob>;

export const HousekeepingJobs = z.object({ data: z.array(HousekeepingJob) }).meta({ id: 'HousekeepingJobs' });
export type HousekeepingJobs = z.infer<typeof HousekeepingJobs>;

export const RunHousekeepingQuery = z.strictObject({
  dry_run: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .meta({ description: 'Only count what a run would do now.' }),
});
export type RunHousekeepingQuery = z.infer<typeof RunHousekeepingQuery>;

export const HousekeepingRun = z
  .object({
    job: JobName,
    dry_run: z.boolean(),
    would: Counts.nullable().meta({ description: 'Of a dry run.' }),
    queued: z.boolean().meta({ description: 'The worker has it; `GET …/housekeeping` tells what it did.' }),
  })
  .meta({ id: 'HousekeepingRun' });
export type HousekeepingRun = z.infer<typeof HousekeepingRun>;
