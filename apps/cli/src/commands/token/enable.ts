import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { changeState } from '../../tokens/change-state.ts';
import { known } from '../../tokens/show-token.ts';

export function command(): Command {
  return new Command()
    .description('Accept a disabled token again')
    .argument('<token>', 'its id or name')
    .addHelpText('after', examples(['keyfob token enable ci']))
    .action(async (given: string, _options: unknown, command: Command) =>
      changeState(command, given, (keyfob, workspace, id) => keyfob.enableToken(workspace, id), known),
    );
}
