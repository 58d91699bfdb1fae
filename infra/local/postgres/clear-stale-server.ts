import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf, isAlive } from '../process-identity.ts';
import { readIfThere } from '../read-if-there.ts';

const waitMs = 20_000;

/**
 * Deals with the postmaster.pid that a kill -9 or a power cut left. A server still running on this cluster is one
 * whose starter is dead (the data directory's lock is ours): it is stopped. A PID that now belongs to something else
 * would make PostgreSQL refuse to start: that file is removed.
 */
export async function clearStaleServer(cluster: string): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid');
  const pid = Number(readIfThere(file)?.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  const deadline = performance.now() + waitMs;
  while (isAlive(pid) && commandOf(pid).includes(cluster)) {
    if (performance.now() > deadline) process.kill(pid, 'SIGQUIT');
    else process.kill(pid, 'SIGINT');
    await sleep(200);
  }
  fs.rmSync(file, { force: true });
}
