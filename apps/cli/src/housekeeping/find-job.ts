import type { HousekeepingJob, Keyfob } from '@keyfob/sdk';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** The job of that name, as the workspace sees it. @throws Failure that names every job. */
export async function findJob(keyfob: Keyfob, workspace: string, name: string): Promise<HousekeepingJob> {
  const { data } = await keyfob.listHousekeeping(workspace);
  const found = data.find(({ job }) => job === name);
  if (found) return found;
  throw new Failure(`There is no job ${name}`, {
    exitCode: exitCode.notFound,
    next: `give one of ${data.map(({ job }) => job).join(', ')}`,
  });
}
