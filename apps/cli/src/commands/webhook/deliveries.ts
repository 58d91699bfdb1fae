import type { WebhookDeliveryStatus } from '@keyfob/sdk';
import { Command, Option } from 'commander';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';
import { deliveryColumns } from '../../webhooks/show-webhook.ts';
import { wholeNumber } from '../../whole-number.ts';

export function command(): Command {
  return new Command()
    .description('What was posted to a webhook, the newest first')
    .argument('<webhook>', 'its id')
    .addOption(new Option('--status <status>', 'only these').choices(['pending', 'delivered', 'failed']))
    .option('--limit <number>', 'at most so many', wholeNumber('--limit'), 25)
    .addHelpText(
      'after',
      examples(['keyfob webhook deliveries 0195…'], ['keyfob webhook deliveries 0195… --status failed --json']),
    )
    .action(async (id: string, flags: { status?: WebhookDeliveryStatus; limit: number }, command: Command) => {
      const session = await openSession(command);
      const page = await session.keyfob.listWebhookDeliveries(await session.workspace(), id, flags).page();
      const { data: deliveries, next_cursor } = page;
      session.output.list({ deliveries, next_cursor }, deliveries, deliveryColumns, 'No deliveries found.');
    });
}
