import { Command } from 'commander';
import { assertWritable } from '../../credentials/private-file.ts';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';
import { announceIssued } from '../../tokens/announce-issued.ts';
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
      const { keyfob, workspace, settings } = session;
      if (flags.tokenFile !== undefined)
        await assertWritable(flags.tokenFile, { replace: settings.options.force ?? false });
      const { id } = await findToken(session, given);
      const issued = await keyfob.createToken(await workspace(), {
        name: flags.name,
        clone_of: id,
        ...lifetimeOf(flags),
      });
      await announceIssued(session, issued, flags);
    });
}
