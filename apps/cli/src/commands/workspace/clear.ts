import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { openAnonymous } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Select no workspace any more')
    .addHelpText('after', examples(['keyfob workspace clear']))
    .action(async (_options: unknown, command: Command) => {
      const { settings, output } = await openAnonymous(command);
      await settings.configFile.changeProfile(settings.profile, { workspace: undefined });
      output.message({ workspace: null }, 'No workspace is selected.');
    });
}
