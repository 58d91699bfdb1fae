import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { jobColumns } from '../../housekeeping/show-job.ts';
import { openSession } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Every job of the worker: when it ran, what it did here, when it runs next')
    .addHelpText('after', examples(['keyfob housekeeping list'], ['keyfob housekeeping list --json']))
    .action(async (_options: unknown, command: Command) => {
      const session = await openSession(command);
      const { data } = await session.keyfob.listHousekeeping(await session.workspace());
      session.output.list({ jobs: data }, data, jobColumns, 'No jobs found.');
    });
}
