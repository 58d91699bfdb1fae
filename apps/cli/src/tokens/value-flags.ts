import type { Command } from 'commander';

export function addValueFlags(command: Command): Command {
  return command
    .option('--token-file <path>', 'write {"bearer_token": "…"} there, mode 0600; overwrites only with --force')
    .option('--save', 'keep it as the current token of this profile')
    .option('--insecure-storage', 'with --save: in a file (0600) without trying the keychain');
}
