import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { endTokens } from '../../tokens/end-tokens.ts';

export function command(): Command {
  return new Command()
    .description('End tokens for good; they stay in the list as revoked. Asks before it does.')
    .argument('<token...>', 'their ids or names')
    .option('--reason <text>', 'why, for whoever reads the log')
    .addHelpText(
      'after',
      examples(
        ['keyfob token revoke ci --reason "the build machine is gone"'],
        ['keyfob token revoke 0195… 0196… --yes', 'Several at once, in a script'],
      ),
    )
    .action(async (given: readonly string[], { reason }: { reason?: string }, command: Command) =>
      endTokens(command, given, 'revoked', (keyfob, workspace, id) =>
        keyfob.revokeToken(workspace, id, reason === undefined ? {} : { reason }),
      ),
    );
}
