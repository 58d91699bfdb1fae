import { parseGrant } from '@keyfob/sdk';
import type { Requirement } from '@keyfob/sdk';
import { Command, InvalidArgumentError } from 'commander';
import { bearerToken } from '../../credentials/token-file.ts';
import { examples } from '../../examples.ts';
import { readSecretFromStdin } from '../../read-secret.ts';
import { openAnonymous, openKeyfob } from '../../session.ts';
import { printVerdict, requireValid, verifySelf } from '../../tokens/verdict.ts';

export function command(): Command {
  return new Command()
    .description('Whether a token works, by its value or token file on stdin: exit 0 if it does, 5 if not')
    .option(
      '--require <type:action[:id]>',
      'that it may do this; may be repeated',
      (text: string, before: readonly Requirement[] | undefined) => [...(before ?? []), readRequirement(text)],
    )
    .option('--explain', 'each check in order')
    .addHelpText(
      'after',
      examples(
        ['keyfob token verify < value.txt'],
        ['keyfob token verify < token.json', 'a file of --token-file'],
        ['echo "$TOKEN" | keyfob token verify --require builder:ensure --json'],
      ),
    )
    .action(async (flags: { require?: Requirement[]; explain?: true }, command: Command) => {
      const { settings, output } = await openAnonymous(command);
      const given = await readSecretFromStdin('token value');
      const value = bearerToken(given) ?? given;
      const verdict = await verifySelf(
        value,
        (known) => openKeyfob(settings, known),
        flags.require ?? [],
        flags.explain,
      );
      printVerdict(output, verdict);
      requireValid(verdict);
    });
}

export function readRequirement(text: string): Requirement {
  const term = parseGrant(text);
  if (term === null) throw new InvalidArgumentError('It takes type:action[:id], such as builder:ensure.');
  const { resource_type, resource_id, action } = term;
  return { resource_type, ...(resource_id !== undefined && { resource_id }), action };
}
