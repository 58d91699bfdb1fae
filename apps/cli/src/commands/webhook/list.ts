import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';
import { webhookColumns } from '../../webhooks/show-webhook.ts';

export function command(): Command {
  return new Command()
    .description('List the webhooks of the workspace')
    .addHelpText('after', examples(['keyfob webhook list'], ['keyfob webhook list --json']))
    .action(async (_options: unknown, command: Command) => {
      const session = await openSession(command);
      const { data } = await session.keyfob.listWebhooks(await session.workspace());
      session.output.list({ webhooks: data }, data, webhookColumns, 'No webhooks found.');
    });
}
