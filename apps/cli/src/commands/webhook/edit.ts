import type { UpdateWebhook, WebhookEventType } from '@keyfob/sdk';
import { Command, Option } from 'commander';
import { examples } from '../../examples.ts';
import { exitCode } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { openSession } from '../../session.ts';

interface EditFlags {
  readonly url?: string;
  readonly description?: string;
  readonly event?: readonly WebhookEventType[];
  readonly allEvents?: true;
}

export function command(): Command {
  return new Command()
    .description('Change a webhook; its secret stays')
    .argument('<webhook>', 'its id')
    .option('--url <url>', 'another address')
    .option(
      '--event <type>',
      'only these from now on; may be repeated',
      (type: string, before: readonly WebhookEventType[] | undefined) =>
        (before ?? []).concat(type as WebhookEventType),
    )
    .addOption(new Option('--all-events', 'everything from now on').conflicts('event'))
    .option('--description <text>', 'what it is for')
    .addHelpText(
      'after',
      examples(['keyfob webhook edit 0195… --event token.reuse_detected'], ['keyfob webhook edit 0195… --all-events']),
    )
    .action(async (id: string, { event, allEvents, ...names }: EditFlags, command: Command) => {
      const body: UpdateWebhook = {
        ...names,
        ...(event && { events: [...event] }),
        ...(allEvents && { events: null }),
      };
      if (Object.keys(body).length === 0)
        throw new Failure('There is nothing to change', {
          exitCode: exitCode.usage,
          next: 'keyfob webhook edit --help says what may be given',
        });
      const session = await openSession(command);
      const webhook = await session.keyfob.updateWebhook(await session.workspace(), id, body);
      session.output.message(webhook, `${webhook.url} hears of ${webhook.events?.join(', ') ?? 'everything'}.`);
    });
}
