import { Option } from 'commander';
import type { Command } from 'commander';
import { firstMoment } from '../first-moment.ts';

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

/** The explicit wish, or nothing. */
export function lifetimeOf({ expiresIn, expiresAt, expiry }: LifetimeFlags) {
  if (expiresIn !== undefined) return { expires_in: expiresIn };
  if (expiresAt !== undefined) return { expires_at: firstMoment(expiresAt) };
  return expiry ? undefined : { no_expiry: true as const };
}
