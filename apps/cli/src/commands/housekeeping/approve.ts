import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { findJob } from '../../housekeeping/find-job.ts';
import { counts } from '../../housekeeping/show-job.ts';
import { openSession } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Let a job do what it halted before, at its next run. Asks before it does.')
    .argument('<job>', 'its name, as `keyfob housekeeping list` shows it')
    .addHelpText('after', examples(['keyfob housekeeping approve disable-unused-tokens']))
    .action(async (name: string, _options: unknown, command: Command) => {
      const session = await openSession(command);
      const workspace = await session.workspace();
      const { job, halted } = await findJob(session.keyfob, workspace, name);
      // What has not halted the service refuses itself.
      if (halted) await session.confirm(`${name} halted, for these would be ${counts(halted.would)}. Let it go on?`);
      const now = await session.keyfob.approveHousekeeping(workspace, job);
      session.output.message(now, `${name} does it at its next run. At once: keyfob housekeeping run ${name}`);
    });
}
