import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Choose the workspace that commands work in from now on')
    .argument('<workspace>', 'its slug or id')
    .addHelpText(
      'after',
      examples(['keyfob workspace select acme'], ['keyfob --workspace acme token list', 'For one command only']),
    )
    .action(async (given: string, _options: unknown, command: Command) => {
      const { settings, keyfob, output } = await openSession(command);
      const { id, slug, name } = await keyfob.getWorkspace(given);
      await settings.configFile.changeProfile(settings.profile, { workspace: slug });
      output.message({ id, slug, name }, `Workspace ${slug} (${name}) is selected.`);
    });
}
