import type { Policy } from '@keyfob/sdk';
import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { policyText } from '../../keyfile/plan-policy.ts';
import { openSession } from '../../session.ts';
import { time } from '../../text.ts';

export function command(): Command {
  return new Command()
    .description('Show a workspace: the selected one, unless another is given')
    .argument('[workspace]', 'its slug or id')
    .addHelpText('after', examples(['keyfob workspace show'], ['keyfob workspace show acme --json']))
    .action(async (given: string | undefined, _options: unknown, command: Command) => {
      const { keyfob, workspace, output } = await openSession(command);
      const found = await keyfob.getWorkspace(given ?? (await workspace()));
      const { policy, created_at, version: _version, counts: _counts, ...shown } = found;
      const fields = (Object.keys(policy) as (keyof Policy)[]).map((field): [string, string] => [
        field,
        policyText(field, policy[field]),
      ]);
      output.details(found, { ...shown, created: time(created_at), ...Object.fromEntries(fields) });
    });
}
