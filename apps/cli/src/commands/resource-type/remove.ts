import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { exitCode } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { replaceOwnTypes } from '../../resource-types/replace-own-types.ts';
import { openSession } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Remove resource types of the workspace’s own that nothing is granted any more')
    .argument('<types...>', 'their keys')
    .addHelpText(
      'after',
      examples(['keyfob resource-type remove builder'], ['keyfob resource-type remove builder artifact --yes']),
    )
    .action(async (keys: string[], _options: unknown, command: Command) => {
      const session = await openSession(command);
      const { keyfob, output } = session;
      const at = await session.workspace();
      await session.confirm(`Remove ${keys.join(', ')} from ${at}?`);
      const { effective } = await replaceOwnTypes(keyfob, at, (types) => {
        const unknown = keys.find((key) => !types.some((type) => type.key === key));
        if (unknown === undefined) return types.filter(({ key }) => !keys.includes(key));
        throw new Failure(`${unknown} is no resource type of the workspace’s own`, {
          exitCode: exitCode.notFound,
          next: 'keyfob resource-type list --own',
        });
      });
      output.message({ removed: keys, effective }, `Removed ${keys.join(', ')}.`);
    });
}
