import { formatGrant, grantChecker } from '@keyfob/sdk';
import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Everything a grant can be about, as type:action, with its level and whether you hold it')
    .argument('[type]', 'only this resource type')
    .option('--held', 'only what you hold for every id')
    .addHelpText(
      'after',
      examples(
        ['keyfob permissions list', 'what there is, and which of it you hold'],
        ['keyfob permissions list --held', 'only what you hold'],
        ['keyfob permissions list builder', 'one resource type'],
        ['keyfob permissions list --json'],
      ),
    )
    .action(async (type: string | undefined, options: { held?: true }, command: Command) => {
      const session = await openSession(command);
      const { keyfob, output } = session;
      const at = await session.workspace();
      const [types, { workspaces }] = await Promise.all([keyfob.listResourceTypes(at), session.me()]);
      const grants = workspaces.find(({ id, slug }) => id === at || slug === at)?.grants ?? [];
      const holds = grantChecker(grants, types.data);
      const rows = types.data
        .filter(({ key }) => type === undefined || key === type)
        .flatMap(({ key, actions }) =>
          actions.map((action) => ({
            permission: formatGrant({ resource_type: key, actions: [action.key] }).join(''),
            resource_type: key,
            action: action.key,
            level: action.level,
            held: holds({ resource_type: key, action: action.key }),
          })),
        )
        .filter(({ held }) => held || !options.held);
      output.list(
        { data: rows },
        rows,
        {
          permission: ({ permission }) => permission,
          level: ({ level }) => level,
          held: ({ held }) => (held ? 'yes' : 'no'),
        },
        type === undefined ? 'No permissions found.' : `No permissions of ${type} found.`,
      );
    });
}
