import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { removeRole } from '../../roles/remove-role.ts';
import { openSession } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Remove a role of the workspace’s own')
    .argument('<role>', 'its key')
    .option('--reassign-to <role>', 'give its members, tokens and open invitations this one')
    .addHelpText(
      'after',
      examples(
        ['keyfob role remove deployer', 'one that is in use is refused, with how many have it'],
        ['keyfob role remove deployer --reassign-to member --yes'],
      ),
    )
    .action(async (key: string, options: { reassignTo?: string }, command: Command) => {
      const session = await openSession(command);
      const { keyfob, output } = session;
      const at = await session.workspace();
      await session.confirm(`Remove the role ${key} from ${at}?`);
      const removed = await removeRole(keyfob, at, key, options.reassignTo);
      const heir = options.reassignTo === undefined ? '' : `; whoever had it has ${options.reassignTo}`;
      output.message(removed, `Removed role ${key}${heir}.`);
    });
}
