import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Create a workspace and select it')
    .argument('<name>', 'what people call it')
    .option('--slug <slug>', 'its name in addresses and commands; made from the name unless given')
    .option('--external-id <id>', 'the id that your platform has for it')
    .addHelpText('after', examples(['keyfob workspace create "Acme Labs" --slug acme-labs']))
    .action(async (name: string, { slug, externalId }: { slug?: string; externalId?: string }, command: Command) => {
      const { settings, keyfob, output, credential } = await openSession(command);
      const made = await keyfob.createWorkspace({
        name,
        ...(slug && { slug }),
        ...(externalId && { external_id: externalId }),
      });
      if (credential.kind === 'session')
        await settings.configFile.changeProfile(settings.profile, { workspace: made.slug });
      output.message(
        made,
        `Workspace ${made.slug} (${made.name}) is there${credential.kind === 'session' ? ' and selected' : ''}.`,
      );
    });
}
