import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';
import { issueAndAnnounce } from '../../tokens/announce-issued.ts';
import type { ValueFlags } from '../../tokens/announce-issued.ts';
import { findToken } from '../../tokens/find-token.ts';
import { addLifetimeFlags, lifetimeOf } from '../../tokens/lifetime-flags.ts';
import type { LifetimeFlags } from '../../tokens/lifetime-flags.ts';
import { addValueFlags } from '../../tokens/value-flags.ts';

export function command(): Command {
  const command = new Command()
    .description('Create a token that may do what another one may, with a name and a value of its own')
    .argument('<token>', 'the id or name of the one to copy')
    .requiredOption('--name <name>', 'required: what the new one is called');
  addLifetimeFlags(command, 'as the other unless said otherwise');
  return addValueFlags(command)
    .addHelpText(
      'after',
      examples(
        ['keyfob token clone ci --name ci-staging'],
        ['keyfob token clone ci --name ci-2 --token-file ci-2.json'],
      ),
    )
    .action(async (given: string, flags: LifetimeFlags & ValueFlags & { name: string }, command: Command) => {
      const session = await openSession(command, { answersValue: true });
      await issueAndAnnounce(session, flags, async () => {
        const { id } = await findToken(session, given);
        const body = { name: flags.name, clone_of: id, ...lifetimeOf(flags) };
        return session.keyfob.createToken(await session.workspace(), body);
      });
    });
}
