import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { changeState } from '../../tokens/change-state.ts';

export function command(): Command {
  return new Command()
    .description('Refuse a token until it is enabled again')
    .argument('<token>', 'its id or name')
    .addHelpText('after', examples(['keyfob token disable ci']))
    .action(async (given: string, _options: unknown, command: Command) =>
      changeState(command, given, (keyfob, workspace, id) => keyfob.disableToken(workspace, id)),
    );
}
