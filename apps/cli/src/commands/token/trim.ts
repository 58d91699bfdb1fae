import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { exitCode } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { openSession } from '../../session.ts';
import { findToken } from '../../tokens/find-token.ts';
import { grantsText, inForce } from '../../tokens/show-token.ts';

export function command(): Command {
  return new Command()
    .description('Take from a token what it did not use; asks before it does')
    .argument('<token>', 'its id or name')
    .addHelpText('after', examples(['keyfob token trim ci'], ['keyfob token trim ci --yes --json']))
    .action(async (given: string, _options: unknown, command: Command) => {
      const session = await openSession(command);
      const { keyfob, output } = session;
      const workspace = await session.workspace();
      const { id, name, version } = await findToken(session, given);
      const { window_days, permissions } = await keyfob.readTokenUsage(workspace, id);
      const { held, used, trimmed } = permissions;
      if (trimmed.length === 0)
        throw new Failure(`${name} used nothing of what it holds in ${window_days} days: nothing would be left`, {
          exitCode: exitCode.conflict,
          next: `keyfob token disable ${id}`,
        });
      output.notice(
        `${name} holds ${held} permissions and used ${used} in ${window_days} days. Left would be: ${grantsText(trimmed)}`,
      );
      await session.confirm(`Take the other ${held - used} away?`);
      const changed = await keyfob.updateToken(workspace, id, { grants: trimmed }, { version });
      output.message(
        { ...changed, held, used },
        `${name} is trimmed to ${grantsText(trimmed)}: the old state is ${inForce(changed.effective)}.`,
      );
    });
}
