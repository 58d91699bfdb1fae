import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { openLog } from './log-file.ts';
import { Refusal } from './refusal.ts';
import { ServiceLog } from './service-log.ts';
import { repository } from './services.ts';
import { say } from './terminal.ts';

/** Brings the schema up to date in a process of its own, the only one that gets the owner's credentials. */
export async function migrate(env: NodeJS.ProcessEnv, dataDir: string, quit: AbortSignal): Promise<void> {
  const log = new ServiceLog('migration', openLog(path.join(dataDir, 'logs'), 'migrate').descriptor, say);
  const child = spawn(process.execPath, [path.join(repository, 'apps/api/dist/migrate.js')], {
    env,
    cwd: repository,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  log.follow(child.stdout, child.stderr);
  quit.addEventListener('abort', () => child.kill('SIGTERM'));
  const [code] = (await once(child, 'close')) as [number | null];
  quit.throwIfAborted();
  if (code !== 0)
    throw new Refusal(
      `Keyfob does not start: ${log.lastProblem || 'it gave no reason'} (log: ${path.join(dataDir, 'logs/migrate.log')})`,
    );
}
