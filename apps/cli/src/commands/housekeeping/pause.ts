import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { findJob } from '../../housekeeping/find-job.ts';
import { openSession } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Keep a job from this workspace')
    .argument('<job>', 'its name, as `keyfob housekeeping list` shows it')
    .addHelpText('after', examples(['keyfob housekeeping pause revoke-unused-tokens']))
    .action(async (name: string, _options: unknown, command: Command) => {
      const session = await openSession(command);
      const workspace = await session.workspace();
      const { job } = await findJob(session.keyfob, workspace, name);
      const now = await session.keyfob.pauseHousekeeping(workspace, job);
      session.output.message(now, `${name} leaves this workspace alone until: keyfob housekeeping resume ${name}`);
    });
}
