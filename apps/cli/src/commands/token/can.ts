import { grantChecker } from '@keyfob/sdk';
import type { Requirement, Verdict } from '@keyfob/sdk';
import { Argument, Command } from 'commander';
import { readStored } from '../../credentials/store-token.ts';
import { examples } from '../../examples.ts';
import { openKeyfob, openSession } from '../../session.ts';
import type { Session } from '../../session.ts';
import { findToken } from '../../tokens/find-token.ts';
import { printVerdict, requireValid, verifySelf } from '../../tokens/verdict.ts';
import { readRequirement } from './verify.ts';

interface CanFlags {
  readonly explain?: true;
  readonly id?: string;
}

export function command(): Command {
  return new Command()
    .description('Whether the current token (else you) may do something: exit 0 if so, 5 if not')
    .addArgument(new Argument('<type:action[:id]>', 'what it is about').argParser(readRequirement))
    .option('--explain', 'each check in order, and how to mend it')
    .option('--id <token>', 'ask about this token, by its id or name')
    .addHelpText(
      'after',
      examples(
        ['keyfob token can builder:ensure'],
        ['keyfob token can artifact:delete:release-1 --explain'],
        ['KEYFOB_TOKEN_FILE=./token.json keyfob token can instance:list'],
      ),
    )
    .action(async (requirement: Requirement, flags: CanFlags, command: Command) => {
      const session = await openSession(command);
      const verdict = await judge(session, requirement, flags);
      printVerdict(session.output, verdict);
      requireValid(verdict);
    });
}

async function judge(session: Session, requirement: Requirement, { explain, id }: CanFlags) {
  const { keyfob, credential, settings } = session;
  const require = [requirement];
  if (id !== undefined) {
    const { explain: checks, ...verdict } = await keyfob.explainToken(
      await session.workspace(),
      (await findToken(session, id)).id,
      { require },
    );
    return { ...verdict, ...(explain && { explain: checks }) };
  }
  const value = credential.kind === 'token' ? credential.value : (await readStored(settings))?.token?.value;
  if (value !== undefined) return verifySelf(value, (known) => openKeyfob(settings, known), require, explain);
  return personMay(session, requirement);
}

/** A person holds what their role in the workspace gives. */
async function personMay(
  session: Session,
  { resource_type, resource_id = '*', action }: Requirement,
): Promise<Verdict> {
  const workspace = await session.workspace();
  const { workspaces } = await session.me();
  const grants = workspaces.find(({ id, slug }) => id === workspace || slug === workspace)?.grants ?? [];
  const { data: types } = await session.keyfob.listResourceTypes(workspace);
  const valid = grantChecker(grants, types)({ resource_type, resource_id, action });
  return {
    valid,
    code: valid ? 'valid' : 'insufficient_permissions',
    ...(!valid && { missing: [{ resource_type, resource_id, actions: [action] }] }),
    warnings: [],
  };
}
