import { Option } from 'commander';
import type { Command } from 'commander';

export interface LifetimeFlags {
  readonly expiresIn?: string;
  readonly expiresAt?: string;
  /** False for `--no-expiry`. */
  readonly expiry: boolean;
}

export function addLifetimeFlags(command: Command, unless: string): Command {
  return command
    .addOption(
      new Option('--expires-in <duration>', `how long it lives: 1h, 24h, 7d, 1w, 1y or seconds; ${unless}`).conflicts([
        'expiresAt',
        'expiry',
      ]),
    )
    .addOption(new Option('--expires-at <date>', 'when it ends, as a date or an RFC 3339 time').conflicts('expiry'))
    .option('--no-expiry', 'it never ends, where the policy of the workspace allows that');
}

/** The explicit wish, or nothing. A date alone is its first moment in UTC. */
export function lifetimeOf({ expiresIn, expiresAt, expiry }: LifetimeFlags) {
  if (expiresIn !== undefined) return { expires_in: expiresIn };
  if (expiresAt !== undefined)
    return { expires_at: /^\d{4}-\d{2}-\d{2}$/.test(expiresAt) ? `${expiresAt}T00:00:00Z` : expiresAt };
  return expiry ? undefined : { no_expiry: true as const };
}
