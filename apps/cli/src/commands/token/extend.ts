import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { changeState } from '../../tokens/change-state.ts';
import { known } from '../../tokens/show-token.ts';

export function command(): Command {
  return new Command()
    .description('Give a refreshable token more time; its value stays')
    .argument('<token>', 'its id or name')
    .option('--expires-in <duration>', 'from now on; 30 days more than it has unless given')
    .addHelpText('after', examples(['keyfob token extend ci'], ['keyfob token extend ci --expires-in 90d']))
    .action(async (given: string, { expiresIn }: { expiresIn?: string }, command: Command) =>
      changeState(
        command,
        given,
        (keyfob, workspace, id) =>
          keyfob.extendToken(workspace, id, expiresIn === undefined ? {} : { expires_in: expiresIn }),
        known,
      ),
    );
}
