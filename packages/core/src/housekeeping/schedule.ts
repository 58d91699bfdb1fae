import { archiveAudit, workspacesToArchive } from '../audit/archive-audit.ts';
import { renewSignatures } from '../audit/renew-signatures.ts';
import { purgeIdempotencyKeys } from '../idempotency/purge-idempotency-keys.ts';
import { purgeMails } from '../mail/purge-mails.ts';
import { purgeNotifications } from '../notifications/purge-notifications.ts';
import { purgeEpochChanges } from '../revocation/purge-epoch-changes.ts';
import {
  disableUnusedTokens,
  revokeUnusedTokens,
  workspacesToDisableIn,
  workspacesToRevokeIn,
} from '../tokens/end-unused-tokens.ts';
import { expireInstallationTokens, expireTokens, workspacesWithExpiredTokens } from '../tokens/expire-tokens.ts';
import { purgeInstallationTokens, purgeTokens, workspacesToPurge } from '../tokens/purge-tokens.ts';
import { purgeAddresses, workspacesWithOldAddresses } from '../usage/purge-addresses.ts';
import { purgeUsage, workspacesWithOldUsage } from '../usage/purge-usage.ts';
import { purgeWebhookDeliveries } from '../webhooks/purge-webhook-deliveries.ts';
import { resealWebhookSecrets } from '../webhooks/reseal-webhook-secrets.ts';
import { remindPeople, workspacesWithReminders } from './remind-people.ts';
import type { ScheduledJob } from './scheduled-job.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

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
  {
    name: 'remind-people',
    everySeconds: 6 * HOUR,
    limitSeconds: HOUR,
    due: workspacesWithReminders,
    inWorkspace: remindPeople,
    inInstallation: remindPeople,
  },
  {
    name: 'disable-unused-tokens',
    everySeconds: 6 * HOUR,
    limitSeconds: HOUR,
    due: workspacesToDisableIn,
    inWorkspace: disableUnusedTokens,
    waitsForUses: true,
  },
  {
    name: 'revoke-unused-tokens',
    everySeconds: 6 * HOUR,
    limitSeconds: HOUR,
    due: workspacesToRevokeIn,
    inWorkspace: revokeUnusedTokens,
    waitsForUses: true,
  },
  {
    name: 'purge-tokens',
    everySeconds: HOUR,
    limitSeconds: HOUR,
    due: workspacesToPurge,
    inWorkspace: purgeTokens,
    inInstallation: purgeInstallationTokens,
    asSystem: true,
  },
  {
    name: 'purge-usage',
    everySeconds: DAY,
    limitSeconds: HOUR,
    due: workspacesWithOldUsage,
    inWorkspace: purgeUsage,
    inInstallation: purgeUsage,
    asSystem: true,
  },
  {
    name: 'purge-addresses',
    everySeconds: DAY,
    limitSeconds: HOUR,
    due: workspacesWithOldAddresses,
    inWorkspace: purgeAddresses,
    inInstallation: purgeAddresses,
    asSystem: true,
  },
  {
    name: 'archive-audit-log',
    everySeconds: DAY,
    limitSeconds: HOUR,
    due: workspacesToArchive,
    inWorkspace: archiveAudit,
    inInstallation: archiveAudit,
    asSystem: true,
  },
  { name: 'renew-signatures', everySeconds: HOUR, limitSeconds: HOUR, inInstallation: renewSignatures },
  { name: 'purge-idempotency-keys', everySeconds: HOUR, limitSeconds: MINUTE, inInstallation: purgeIdempotencyKeys },
  {
    name: 'purge-webhook-deliveries',
    everySeconds: HOUR,
    limitSeconds: 10 * MINUTE,
    inInstallation: purgeWebhookDeliveries,
  },
  { name: 'reseal-webhook-secrets', everySeconds: HOUR, limitSeconds: MINUTE, inInstallation: resealWebhookSecrets },
  { name: 'purge-mails', everySeconds: DAY, limitSeconds: 10 * MINUTE, inInstallation: purgeMails },
  { name: 'purge-notifications', everySeconds: DAY, limitSeconds: 10 * MINUTE, inInstallation: purgeNotifications },
  { name: 'purge-epoch-changes', everySeconds: HOUR, limitSeconds: 10 * MINUTE, inInstallation: purgeEpochChanges },
];
