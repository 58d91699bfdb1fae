import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { repository } from '../local/services.ts';
import { openFolder, ready, runKeyfob } from '../testing/keyfob-run.ts';
import { median } from './row.ts';
import type { Row } from './row.ts';

const rounds = 25;
const program = path.join(repository, 'apps/cli/bin/keyfob.js');

/** `keyfob --version` and `keyfob token list` against Node doing nothing, in turns: a busy moment of the machine slows all. */
export async function bench(): Promise<Row[]> {
  const folder = openFolder('keyfob-bench-');
  const setupCode = randomBytes(16).toString('hex');
  const run = await runKeyfob({ KEYFOB_DATA_DIR: path.join(folder, 'data'), KEYFOB_SETUP_CODE: setupCode });
  try {
    const [, url = ''] = await run.until(ready);
    const env = { KEYFOB_CONFIG_DIR: path.join(folder, 'config'), KEYFOB_API_URL: url };
    const login = [program, 'auth', 'login', '--with-token', '--insecure-storage'];
    spawnSync(process.execPath, login, { env, input: await tokenThatMayList(url, setupCode) });
    const [floor, version, list] = [[], [], []] as [number[], number[], number[]];
    const timed = (args: string[], into: number[]): void => {
      const began = performance.now();
      const { status } = spawnSync(process.execPath, args, { stdio: 'ignore', env });
      into.push(performance.now() - began);
      if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${String(status)}`);
    };
    for (let round = 0; round < rounds; round += 1) {
      timed(['-e', '0'], floor);
      timed([program, '--version'], version);
      timed([program, 'token', 'list'], list);
    }
    return [row('--version', version, floor, 1.5), row('token list', list, floor, 3)];
  } finally {
    await run.end('SIGTERM');
    fs.rmSync(folder, { recursive: true });
  }
}

function row(command: string, times: number[], floor: number[], goal: number): Row {
  const ratio = median(times) / median(floor);
  return {
    id: 'P12',
    what: `keyfob ${command} ÷ node -e 0 (${Math.round(median(times))} ÷ ${Math.round(median(floor))} ms)`,
    measured: ratio.toFixed(2),
    goal: `≤ ${goal}`,
    met: ratio <= goal,
  };
}

async function tokenThatMayList(url: string, code: string): Promise<string> {
  const person = { email: 'ada@example.com', password: 'correct horse battery' };
  const post = (to: string, body: object, cookie = '') =>
    fetch(url + to, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: JSON.stringify(body),
    });
  await post('/v1/setup', { ...person, code, workspace_name: 'Acme' });
  const signedIn = await post('/api/auth/sign-in/email', person);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  const grants = [{ resource_type: 'keyfob/token', actions: ['list'] }];
  const issued = await post('/v1/workspaces/acme/tokens', { kind: 'workspace', grants, expires_in: '30d' }, cookie);
  return ((await issued.json()) as { value: string }).value;
}
