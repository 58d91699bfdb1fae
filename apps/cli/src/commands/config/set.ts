import { Command } from 'commander';
import { configKey } from '../../config/config-keys.ts';
import { examples } from '../../examples.ts';
import { openAnonymous } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Change a setting')
    .argument('<setting>', 'its name; keyfob config list shows all')
    .argument('<value>', 'what it becomes')
    .addHelpText('after', examples(['keyfob config set auto-refresh-token true'], ['keyfob config set output json']))
    .action(async (name: string, value: string, _options: unknown, command: Command) => {
      const { settings, output } = await openAnonymous(command);
      await configKey(name).set(settings, value);
      output.message({ [name]: value }, `${name} is ${value}.`);
    });
}
