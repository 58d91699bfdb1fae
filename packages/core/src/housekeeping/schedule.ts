import { purgeIdempotencyKeys } from '../idempotency/purge-idempotency-keys.ts';
import { expireInstallationTokens, expireTokens, workspacesWithExpiredTokens } from '../tokens/expire-tokens.ts';
import { purgeWebhookDeliveries } from '../webhooks/purge-webhook-deliveries.ts';
import { resealWebhookSecrets } from '../webhooks/reseal-webhook-secrets.ts';
import type { ScheduledJob } from './scheduled-job.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Every job that runs by the clock, once. */
export const schedule: readonly ScheduledJob[] = [
  {
    name: 'expire-tokens',
    everySeconds: 30,
    limitSeconds: HOUR,
    due: workspacesWithExpiredTokens,
    inWorkspace: expireTokens,
    inInstallation: expireInstallationTokens,
  },
  { name: 'purge-idempotency-keys', everySeconds: HOUR, limitSeconds: MINUTE, inInstallation: purgeIdempotencyKeys },
  {
    name: 'purge-webhook-deliveries',
    everySeconds: HOUR,
    limitSeconds: 10 * MINUTE,
    inInstallation: purgeWebhookDeliveries,
  },
  { name: 'reseal-webhook-secrets', everySeconds: HOUR, limitSeconds: MINUTE, inInstallation: resealWebhookSecrets },
];
