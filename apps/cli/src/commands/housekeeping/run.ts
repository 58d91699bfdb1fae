import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { findJob } from '../../housekeeping/find-job.ts';
import { counts } from '../../housekeeping/show-job.ts';
import { openSession } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Have a job run for this workspace now, or count what it would do')
    .argument('<job>', 'its name, as `keyfob housekeeping list` shows it')
    .option('--dry-run', 'only count')
    .addHelpText(
      'after',
      examples(['keyfob housekeeping run disable-unused-tokens --dry-run'], ['keyfob housekeeping run remind-people']),
    )
    .action(async (name: string, { dryRun }: { dryRun?: boolean }, command: Command) => {
      const session = await openSession(command);
      const query = { dry_run: dryRun ? 'true' : 'false' } as const;
      const workspace = await session.workspace();
      const { job } = await findJob(session.keyfob, workspace, name);
      const run = await session.keyfob.runHousekeeping(workspace, job, query);
      session.output.message(
        run,
        run.would
          ? `${job} would do this now: ${counts(run.would)}.`
          : `The worker has ${job}. Once it has changed something, that is its last effect: keyfob housekeeping list`,
      );
    });
}
