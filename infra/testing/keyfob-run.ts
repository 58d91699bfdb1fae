import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../local/free-port.ts';
import { readIfThere } from '../local/read-if-there.ts';
import { repository } from '../local/services.ts';

/** What `npm start` prints once everything is up. */
export const ready = /^Keyfob is ready at (\S+)$/m;

export interface KeyfobRun {
  /** Everything printed so far. */
  readonly output: string;
  readonly pid: number;
  readonly port: number;
  /** Waits for output that matches; fails with the output when the process ends before. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  /** Signals the starter and waits for its end. Resolves with the exit code, null after a kill. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  readonly ended: Promise<number | null>;
}

/** Starts Keyfob the way `npm start` does once everything is built, on a port and data directory of its own. */
export async function runKeyfob(
  env: { KEYFOB_DATA_DIR: string } & NodeJS.ProcessEnv,
  user: { uid?: number; gid?: number } = {},
  args: string[] = [],
): Promise<KeyfobRun> {
  const port = Number(env['PORT'] ?? (await freePort()));
  const child = spawn(process.execPath, [path.join(repository, 'infra/local/start.ts'), ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: '/tmp', ...env, PORT: String(port) },
    cwd: '/',
    ...user,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  let isOver = false;
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      isOver = true;
      resolve(code);
    });
  });
  if (child.pid === undefined) throw new Error('The starter could not be started.');
  return {
    get output() {
      return output;
    },
    pid: child.pid,
    port,
    async until(pattern) {
      for (;;) {
        const match = pattern.exec(output);
        if (match) return match;
        if (isOver) throw new Error(`Keyfob ended before it printed ${String(pattern)}:\n${output}`);
        await sleep(20);
      }
    },
    async end(signal) {
      child.kill(signal);
      return ended;
    },
    ended,
  };
}

/** The processes of a run, by what they are; a missing one is not in the answer. */
export function processesOf(dataDir: string): { api?: number; worker?: number; postgres?: number } {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const starter = JSON.parse(readIfThere(path.join(dataDir, 'running')) ?? '{}') as { pid?: number };
  const found: Record<string, number> = {};
  for (const line of listed) {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    if (Number(parent) !== starter.pid) continue;
    const name = /apps\/(api|worker)\/dist\/main\.js|bin\/(postgres) -D/.exec(command);
    if (name) found[name[1] ?? name[2] ?? ''] = Number(pid);
  }
  return found;
}

/** True when none of these processes is left, after at most `patienceMs`. */
export async function allGone(pids: number[], patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  const lives = (pid: number): boolean => {
    const stat = readIfThere(`/proc/${pid}/stat`);
    return stat !== undefined && !/\) Z/.test(stat);
  };
  while (pids.some(lives) && performance.now() < deadline) await sleep(50);
  return !pids.some(lives);
}

/** A folder that any user can get through to. */
export function openFolder(prefix: string): string {
  const folder = fs.mkdtempSync(path.join('/tmp', prefix));
  fs.chmodSync(folder, 0o755);
  return folder;
}
