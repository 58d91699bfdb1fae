import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { findJob } from '../../housekeeping/find-job.ts';
import { openSession } from '../../session.ts';
import { fromNow } from '../../text.ts';

export function command(): Command {
  return new Command()
    .description('Let a paused job go on')
    .argument('<job>', 'its name, as `keyfob housekeeping list` shows it')
    .addHelpText('after', examples(['keyfob housekeeping resume revoke-unused-tokens']))
    .action(async (name: string, _options: unknown, command: Command) => {
      const session = await openSession(command);
      const workspace = await session.workspace();
      const { job } = await findJob(session.keyfob, workspace, name);
      const now = await session.keyfob.resumeHousekeeping(workspace, job);
      const next = now.next_run_at === null ? 'with the worker’s first run' : fromNow(now.next_run_at);
      session.output.message(now, `${name} goes on: ${next}.`);
    });
}
