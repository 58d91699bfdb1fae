import { formatGrant } from '@keyfob/sdk';
import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('The roles of the workspace: the built-in ones, then its own')
    .option('--own', 'only the workspace’s own')
    .addHelpText(
      'after',
      examples(['keyfob role list'], ['keyfob role list --own --json', 'only those that set and remove change']),
    )
    .action(async (options: { own?: true }, command: Command) => {
      const session = await openSession(command);
      const { keyfob, output } = session;
      const { data } = await keyfob.listRoles(await session.workspace());
      const rows = data.filter((role) => !role.built_in || !options.own);
      output.list(
        { data: rows },
        rows,
        {
          key: ({ key }) => key,
          name: ({ name }) => name,
          kind: (role) => (role.built_in ? 'built in' : 'own'),
          grants: ({ grants }) => grants.flatMap(formatGrant).join(' '),
        },
        'No roles found.',
      );
    });
}
