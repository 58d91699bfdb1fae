import { parseGrant } from '@keyfob/sdk';
import type { Grant } from '@keyfob/sdk';
import type { Command } from 'commander';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

export interface GrantFlags {
  readonly grant?: readonly Grant[];
  readonly role?: string;
}

export function addGrantFlags(command: Command): Command {
  return addGrantFlag(command).option('--role <role>', 'the permissions of a role, as they are and will be');
}

export function addGrantFlag(command: Command): Command {
  return command.option(
    '--grant <json>',
    'a permission, as JSON or as type:action[:id]; may be repeated',
    (text, before: readonly Grant[] | undefined = []) => [...before, readGrant(text, before.length + 1)],
  );
}

export function grantsOf({ grant, role }: GrantFlags) {
  return { ...(grant && { grants: [...grant] }), ...(role !== undefined && { role }) };
}

/** One `--grant`. What JSON itself is wrong about is told with its place; the fields are the service's to judge. */
function readGrant(text: string, number: number): Grant {
  if (!text.trimStart().startsWith('{')) {
    const term = parseGrant(text);
    if (term === null) throw wrong(number, `neither JSON nor type:action[:id]: ${text}`);
    const { action, resource_type, resource_id } = term;
    return { resource_type, ...(resource_id !== undefined && { resource_id }), actions: [action] };
  }
  try {
    return JSON.parse(text) as Grant;
  } catch (error) {
    throw wrong(number, error instanceof Error ? error.message : String(error));
  }
}

function wrong(number: number, reason: string): Failure {
  return new Failure(`--grant ${number} is not a grant`, {
    exitCode: exitCode.usage,
    cause: new Error(reason),
    next: `--grant '{"resource_type":"builder","resource_id":"*","actions":["ensure"]}' or --grant builder:ensure`,
  });
}
