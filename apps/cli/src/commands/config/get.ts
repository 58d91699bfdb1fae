import { Command } from 'commander';
import { configKey } from '../../config/config-keys.ts';
import { examples } from '../../examples.ts';
import { openAnonymous } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Print one setting')
    .argument('<setting>', 'its name; keyfob config list shows all')
    .addHelpText('after', examples(['keyfob config get auto-refresh-token']))
    .action(async (name: string, _options: unknown, command: Command) => {
      const { settings, output } = await openAnonymous(command);
      const value = configKey(name).get(settings);
      output.message({ [name]: value }, value ?? '');
    });
}
