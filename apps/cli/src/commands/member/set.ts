import { ConflictError, NotFoundError } from '@keyfob/sdk';
import type { CreateMember, UpdateMember } from '@keyfob/sdk';
import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { exitCode } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { findMember, nameOf } from '../../members/find-member.ts';
import { openSession } from '../../session.ts';

interface SetOptions {
  readonly role?: string;
  readonly name?: string;
  readonly suspend?: true;
  readonly resume?: true;
}

export function command(): Command {
  return new Command()
    .description('Add a member, give one another role, suspend one or let one act again')
    .argument('<member>', 'an e-mail address, external id or id')
    .option('--role <role>', 'the role to have')
    .option('--name <name>', 'what people read')
    .option('--suspend', 'nothing of theirs works from now on')
    .option('--resume', 'it works again')
    .addHelpText(
      'after',
      examples(
        ['keyfob member set grace@example.com --role manager', 'adds whoever has an account and is no member yet'],
        ['keyfob member set user-4711 --role viewer', 'a person whom your platform knows by an id of its own'],
        ['keyfob member set grace@example.com --suspend'],
      ),
    )
    .action(async (who: string, { role, name, suspend, resume }: SetOptions, command: Command) => {
      if (suspend && resume) throw usage('--suspend and --resume cannot be given together');
      const active = suspend ? false : resume;
      const body: UpdateMember = {
        ...(role !== undefined && { role }),
        ...(name !== undefined && { name }),
        ...(active !== undefined && { active }),
      };
      if (Object.keys(body).length === 0) throw usage('There is nothing to set');
      const session = await openSession(command);
      const { keyfob, output } = session;
      const at = await session.workspace();
      const before = await findMember(keyfob, at, who);
      if (before) {
        const changed = await keyfob.updateMember(at, before.id, body, { version: before.version });
        const state = changed.member.active ? '' : ', suspended';
        return output.message(changed, `${nameOf(changed.member)} is ${changed.member.role}${state}.`);
      }
      if (active !== undefined) throw new NotFoundError(`Nobody in ${at} is ${who}`, { code: 'not_found' });
      if (role === undefined) throw usage('A new member needs a role');
      const member = await keyfob
        .createMember(at, { ...identity(who), role, ...(name !== undefined && { name }) })
        .catch(suggestInvite(who, role));
      return output.message({ member }, `Added ${nameOf(member)} as ${member.role}.`);
    });
}

function identity(who: string): Pick<CreateMember, 'email' | 'external_id'> {
  return who.includes('@') ? { email: who } : { external_id: who };
}

/** Whoever has no account yet comes by a link. */
function suggestInvite(who: string, role: string) {
  return (error: unknown): never => {
    if (!(error instanceof ConflictError) || error.code !== 'no_account') throw error;
    throw new Failure(`Nobody with the address ${who} has an account here, or showed that it is theirs`, {
      exitCode: exitCode.conflict,
      requestId: error.requestId,
      next: `keyfob member invite ${who} --role ${role}`,
    });
  };
}

function usage(message: string): Failure {
  return new Failure(message, { exitCode: exitCode.usage, next: 'keyfob member set grace@example.com --role manager' });
}
