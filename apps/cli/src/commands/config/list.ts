import { Command } from 'commander';
import { configKeys } from '../../config/config-keys.ts';
import { examples } from '../../examples.ts';
import { openAnonymous } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Every setting, and what it is')
    .addHelpText('after', examples(['keyfob config list'], ['keyfob config list --profile staging --json']))
    .action(async (_options: unknown, command: Command) => {
      const { settings, output } = await openAnonymous(command);
      const rows = Object.entries(configKeys).map(([setting, { get, about }]) => ({
        setting,
        value: get(settings),
        about,
      }));
      output.list(
        Object.fromEntries(rows.map(({ setting, value }) => [setting, value])),
        rows,
        { setting: (row) => row.setting, value: (row) => row.value, about: (row) => row.about },
        '',
      );
    });
}
