import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { changeWebhook } from '../../webhooks/change-webhook.ts';

export function command(): Command {
  return new Command()
    .description('Post events to a webhook again')
    .argument('<webhook>', 'its id')
    .addHelpText('after', examples(['keyfob webhook enable 0195…']))
    .action((id: string, _options: unknown, command: Command) => changeWebhook(command, id, true));
}
