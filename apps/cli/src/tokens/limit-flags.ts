import type { Command } from 'commander';
import { wholeNumber } from '../whole-number.ts';

export interface LimitFlags {
  readonly allowIp?: readonly string[];
  readonly maxUses?: number;
}

export function addLimitFlags(command: Command): Command {
  return command
    .option(
      '--allow-ip <address>',
      'an address or CIDR block it may be used from; may be repeated',
      (text: string, before: readonly string[] | undefined) => [...(before ?? []), text],
    )
    .option('--max-uses <number>', 'how often it may be used', wholeNumber('--max-uses'));
}

export function limitsOf({ allowIp, maxUses }: LimitFlags) {
  return { ...(allowIp && { allowed_cidrs: [...allowIp] }), ...(maxUses !== undefined && { max_uses: maxUses }) };
}
