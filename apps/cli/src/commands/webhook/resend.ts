import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Post a delivery once more, byte for byte')
    .argument('<webhook>', 'the id of the webhook')
    .argument('<delivery>', 'the id of the delivery')
    .addHelpText('after', examples(['keyfob webhook resend 0195… 0196…']))
    .action(async (id: string, delivery: string, _options: unknown, command: Command) => {
      const session = await openSession(command);
      const sent = await session.keyfob.resendWebhookDelivery(await session.workspace(), id, delivery);
      session.output.message(sent, `${sent.type} is on its way again.`);
    });
}
