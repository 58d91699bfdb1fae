import type { Policy } from '@keyfob/sdk';
import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { policyText } from '../../keyfile/plan-policy.ts';
import { openSession } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('What the workspace lets its tokens be')
    .addHelpText('after', examples(['keyfob policy list'], ['keyfob policy list --json']))
    .action(async (_options: unknown, command: Command) => {
      const session = await openSession(command);
      const { keyfob, output } = session;
      const { policy } = await keyfob.getWorkspace(await session.workspace());
      const rows = (Object.keys(policy) as (keyof Policy)[]).map((field) => ({ field, value: policy[field] }));
      output.list(
        policy,
        rows,
        { field: ({ field }) => field, value: ({ field, value }) => policyText(field, value) },
        'No policy found.',
      );
    });
}
