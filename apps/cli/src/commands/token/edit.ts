import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { exitCode } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { openSession } from '../../session.ts';
import { findToken } from '../../tokens/find-token.ts';
import { addGrantFlags, grantsOf } from '../../tokens/grant-flags.ts';
import type { GrantFlags } from '../../tokens/grant-flags.ts';
import { addLifetimeFlags, lifetimeOf } from '../../tokens/lifetime-flags.ts';
import type { LifetimeFlags } from '../../tokens/lifetime-flags.ts';
import { addLimitFlags, limitsOf } from '../../tokens/limit-flags.ts';
import type { LimitFlags } from '../../tokens/limit-flags.ts';
import { inForce, shownToken } from '../../tokens/show-token.ts';

type EditFlags = GrantFlags & LifetimeFlags & LimitFlags & { readonly name?: string; readonly description?: string };

export function command(): Command {
  const command = new Command()
    .description('Change a token; its value stays. The change is in force everywhere when the command returns.')
    .argument('<token>', 'its id or name')
    .option('--name <name>', 'another name')
    .option('--description <text>', 'another description');
  addLifetimeFlags(addGrantFlags(command), 'from now on');
  return addLimitFlags(command)
    .addHelpText(
      'after',
      examples(
        ['keyfob token edit ci --grant builder:ensure --grant builder:access', 'These grants in place of those it had'],
        ['keyfob token edit ci --name deploys --expires-in 7d'],
      ),
    )
    .action(async (given: string, flags: EditFlags, command: Command) => {
      const session = await openSession(command);
      const { name, description } = flags;
      const change = {
        ...(name !== undefined && { name }),
        ...(description !== undefined && { description }),
        ...grantsOf(flags),
        ...lifetimeOf(flags),
        ...limitsOf(flags),
      };
      if (Object.keys(change).length === 0)
        throw new Failure('Nothing to change was given', {
          exitCode: exitCode.usage,
          next: 'keyfob token edit --help',
        });
      const { id, version } = await findToken(session, given);
      const changed = await session.keyfob.updateToken(await session.workspace(), id, change, { version });
      session.output.details(changed, shownToken(changed.token));
      session.output.notice(`In force: the old state is ${inForce(changed.effective)}.`);
    });
}
