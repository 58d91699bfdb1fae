import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../local/free-port.ts';
import { repository } from '../local/services.ts';
import { openFolder, processesOf } from '../testing/keyfob-run.ts';
import { median } from './row.ts';
import type { Row } from './row.ts';

const starts = 3;
/** Until the garbage of the start has been collected and nothing is asked of it. */
const restMs = 15_000;

/** `npm start` where everything is installed, built and migrated: until it is ready, and what the API then keeps. */
export async function bench(): Promise<Row[]> {
  const folder = openFolder('keyfob-bench-');
  const dataDir = path.join(folder, 'data');
  try {
    await startOnce(dataDir);
    const seconds: number[] = [];
    for (let round = 1; round < starts; round += 1) seconds.push((await startOnce(dataDir)).seconds);
    const last = await startOnce(dataDir, restMs);
    seconds.push(last.seconds);
    return [
      {
        id: 'P13',
        what: 'npm start, warm, until ready',
        measured: `${median(seconds).toFixed(1)} s`,
        goal: '≤ 5 s',
        met: median(seconds) <= 5,
      },
      {
        id: 'P13',
        what: 'the API at rest',
        measured: `${last.megabytes} MB`,
        goal: '≤ 220 MB',
        met: last.megabytes <= 220,
      },
    ];
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

async function startOnce(dataDir: string, rest = 0): Promise<{ seconds: number; megabytes: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, [path.join(repository, 'infra/local/bootstrap.mjs'), 'start'], {
    env: { ...process.env, KEYFOB_DATA_DIR: dataDir, PORT: String(await freePort()) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  while (!output.includes('Keyfob is ready at')) {
    if (child.exitCode !== null) throw new Error(`npm start ended:\n${output}`);
    await sleep(10);
  }
  const seconds = (performance.now() - began) / 1000;
  await sleep(rest);
  const status = fs.readFileSync(`/proc/${processesOf(dataDir).api ?? 'self'}/status`, 'utf8');
  child.kill('SIGTERM');
  await ended;
  return { seconds, megabytes: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024) };
}
