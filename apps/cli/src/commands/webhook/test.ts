import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Post a message of the type webhook.test')
    .argument('<webhook>', 'its id')
    .addHelpText('after', examples(['keyfob webhook test 0195…']))
    .action(async (id: string, _options: unknown, command: Command) => {
      const session = await openSession(command);
      const delivery = await session.keyfob.testWebhook(await session.workspace(), id);
      session.output.message(delivery, `It is on its way. What became of it: keyfob webhook deliveries ${id}`);
    });
}
