import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';
import { wholeNumber } from '../../whole-number.ts';

export function command(): Command {
  return new Command()
    .description('Give a webhook another signing secret. For a while messages carry both signatures.')
    .argument('<webhook>', 'its id')
    .option('--overlap <seconds>', 'how long the old secret signs too (86400)', wholeNumber('--overlap'))
    .addHelpText(
      'after',
      examples(
        ['keyfob webhook rotate-secret 0195… --output token'],
        ['keyfob webhook rotate-secret 0195… --overlap 0', 'The old one leaked'],
      ),
    )
    .action(async (id: string, { overlap }: { overlap?: number }, command: Command) => {
      const session = await openSession(command, { answersValue: true });
      const body = overlap === undefined ? {} : { overlap_seconds: overlap };
      const issued = await session.keyfob.rotateWebhookSecret(await session.workspace(), id, body);
      const { url, former_secret_ends_at: ends } = issued.webhook;
      session.output.secret(issued, issued.secret, { id, url, old_secret_ends: ends, secret: issued.secret });
      session.output.notice('Copy the secret now: it is shown once.');
    });
}
