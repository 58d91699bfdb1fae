import type { WebhookEventType } from '@keyfob/sdk';
import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';

interface CreateFlags {
  readonly event?: readonly WebhookEventType[];
  readonly description?: string;
}

export function command(): Command {
  return new Command()
    .description('Have events posted to an address, signed (Standard Webhooks). The secret is printed once.')
    .argument('<url>', 'a public address, over https')
    .option(
      '--event <type>',
      'only these, such as token.revoked; may be repeated; all unless given',
      (text: string, before: readonly WebhookEventType[] | undefined) => [...(before ?? []), text as WebhookEventType],
    )
    .option('--description <text>', 'what it is for')
    .addHelpText(
      'after',
      examples(
        ['keyfob webhook create https://hooks.example.com/keyfob'],
        [
          'keyfob webhook create https://hooks.example.com/keyfob --event token.revoked --event token.reuse_detected --output token',
        ],
      ),
    )
    .action(async (url: string, { event, description }: CreateFlags, command: Command) => {
      const session = await openSession(command, { answersValue: true });
      const body = { url, ...(event && { events: [...event] }), ...(description !== undefined && { description }) };
      const issued = await session.keyfob.createWebhook(await session.workspace(), body);
      const { id, events, status } = issued.webhook;
      session.output.secret(issued, issued.secret, {
        id,
        url,
        events: events?.join(' ') ?? 'all',
        status,
        secret: issued.secret,
      });
      session.output.notice('Copy the secret now: it is shown once. Next: keyfob webhook test ' + id);
    });
}
