import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('The resource types of the workspace: its own, the installation’s shared ones and Keyfob’s')
    .option('--own', 'only the workspace’s own')
    .addHelpText(
      'after',
      examples(
        ['keyfob resource-type list'],
        ['keyfob resource-type list --own --json', 'only those that set and remove change'],
      ),
    )
    .action(async (options: { own?: true }, command: Command) => {
      const session = await openSession(command);
      const { keyfob, output } = session;
      const { data } = await keyfob.listResourceTypes(await session.workspace());
      const rows = data.filter(({ own }) => own || !options.own);
      output.list(
        { data: rows },
        rows,
        {
          key: ({ key }) => key,
          of: ({ key, own }) => (own ? 'workspace' : key.startsWith('keyfob/') ? 'keyfob' : 'installation'),
          actions: ({ actions }) => actions.map(({ key, level }) => `${key}:${level}`).join(' '),
        },
        'No resource types found.',
      );
    });
}
