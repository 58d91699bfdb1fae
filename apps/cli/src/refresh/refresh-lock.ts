import { open, readFile, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';

/** Longer than a refresh can take with all its retries: whoever held it for so long is gone. */
const STALE_AFTER_MS = 120_000;

/** Takes the lock and answers how to give it back, or null while another process holds it. A killed holder's lock is taken over. */
export async function takeLock(file: string): Promise<(() => Promise<void>) | null> {
  const release = () => rm(file, { force: true });
  for (let tried = 0; tried < 2; tried += 1) {
    try {
      const handle = await open(file, 'wx', 0o600);
      await handle.writeFile(`${process.pid} ${hostname()}\n`);
      await handle.close();
      return release;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (!(await isLeft(file))) return null;
      await release();
    }
  }
  return null;
}

async function isLeft(file: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(file);
    const [pid, host] = (await readFile(file, 'utf8')).trim().split(' ');
    if (Date.now() - mtimeMs > STALE_AFTER_MS) return true;
    // Killed between making the file and writing into it: it is only a moment old then, so its age decides.
    return pid !== undefined && host === hostname() && !isAlive(Number(pid));
  } catch {
    return true;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
