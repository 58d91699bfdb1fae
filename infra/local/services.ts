import path from 'node:path';
import type { Guardian } from './guardian.ts';
import { openLog } from './log-file.ts';
import { ServiceLog } from './service-log.ts';
import { supervise } from './supervise.ts';
import type { Supervised } from './supervise.ts';
import { say } from './terminal.ts';

export interface Service {
  process: Supervised;
  log: ServiceLog;
}

export const repository = path.resolve(import.meta.dirname, '../..');

/** V8’s young generation keeps the size that the start made it grow to: with half of its usual limit 27 MB less at rest. */
const MEMORY = '--max-semi-space-size=16';

/** Starts one of our own Node processes from its built entry; its output goes to `<dataDir>/logs/<name>.log`. */
export function startService(
  name: string,
  entry: string,
  env: NodeJS.ProcessEnv,
  dataDir: string,
  guardian: Guardian,
): Service {
  const log = new ServiceLog(name, openLog(path.join(dataDir, 'logs'), name).descriptor, say);
  const onSpawn: Parameters<typeof supervise>[0]['onSpawn'] = (child) => {
    if (child.pid !== undefined) guardian.watch('service', child.pid);
    if (child.stdout && child.stderr) log.follow(child.stdout, child.stderr);
  };
  const command = { name, file: process.execPath, args: [MEMORY, path.join(repository, entry)], env, cwd: repository };
  return {
    log,
    process: supervise({ ...command, stdio: ['ignore', 'pipe', 'pipe'], onSpawn, onExit: guardian.forget }, say),
  };
}
