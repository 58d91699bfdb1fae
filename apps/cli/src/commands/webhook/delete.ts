import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('End a webhook, with its secret and its deliveries. Asks before it does.')
    .argument('<webhook>', 'its id')
    .addHelpText('after', examples(['keyfob webhook delete 0195…']))
    .action(async (id: string, _options: unknown, command: Command) => {
      const session = await openSession(command);
      await session.confirm('Nothing is posted there any more, and its deliveries are gone. Go on?', { force: true });
      const webhook = await session.keyfob.deleteWebhook(await session.workspace(), id);
      session.output.message(webhook, `${webhook.url} is deleted.`);
    });
}
