import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { endTokens } from '../../tokens/end-tokens.ts';

export function command(): Command {
  return new Command()
    .description('End tokens for good and take them out of the list. Asks before it does.')
    .argument('<token...>', 'their ids or names')
    .addHelpText('after', examples(['keyfob token delete ci'], ['keyfob token delete 0195… --yes']))
    .action(async (given: readonly string[], _options: unknown, command: Command) =>
      endTokens(command, given, 'deleted', (keyfob, workspace, id) => keyfob.deleteToken(workspace, id)),
    );
}
