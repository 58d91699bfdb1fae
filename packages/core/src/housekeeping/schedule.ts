import { purgeIdempotencyKeys } from '../idempotency/purge-idempotency-keys.ts';
import {
  disableUnusedTokens,
  revokeUnusedTokens,
  workspacesToDisableIn,
  workspacesToRevokeIn,
} from '../tokens/end-unused-tokens.ts';
import { expireInstallationTokens, expireTokens, workspacesWithExpiredTokens } from '../tokens/expire-tokens.ts';
import { remindPeople, workspacesWithReminders } from './remind-people.ts';
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
  },
  {
    name: 'revoke-unused-tokens',
    everySeconds: 6 * HOUR,
    limitSeconds: HOUR,
    due: workspacesToRevokeIn,
    inWorkspace: revokeUnusedTokens,
  },
  { name: 'purge-idempotency-keys', everySeconds: HOUR, limitSeconds: MINUTE, inInstallation: purgeIdempotencyKeys },
];
