import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { openFolder, ready, runKeyfob } from '../testing/keyfob-run.ts';
import { median } from './row.ts';
import type { Row } from './row.ts';

const LOGINS = 50;
const ROUNDS = 5;
const VERIFIES = 300;

/** One verify after another while nobody signs in, and while 50 passwords are always being checked, in turns. */
export async function bench(): Promise<Row[]> {
  const folder = openFolder('keyfob-bench-');
  const setupCode = randomBytes(16).toString('hex');
  const run = await runKeyfob({
    KEYFOB_DATA_DIR: path.join(folder, 'data'),
    KEYFOB_SETUP_CODE: setupCode,
    // So that each try comes from an address of its own and none is refused unchecked.
    KEYFOB_TRUSTED_PROXIES: '127.0.0.1',
  });
  try {
    const [, url = ''] = await run.until(ready);
    const verify = await prepare(url, setupCode);
    const quiet: number[] = [];
    const busy: number[] = [];
    let checked = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      await verify(quiet);
      const crowd = signInAllTheTime(url);
      await verify(busy);
      checked += await crowd.end();
    }
    const ratio = median(busy) / median(quiet);
    const [p50, p50Busy] = [median(quiet), median(busy)].map((ms) => ms.toFixed(2));
    const worst = (of: number[]) => of.toSorted((a, b) => a - b)[Math.floor(of.length * 0.99)]?.toFixed(1) ?? '';
    return [
      {
        id: 'S16',
        what: `verify under ${LOGINS} parallel logins ÷ without (p50 ${p50Busy} ÷ ${p50} ms, p99 ${worst(busy)} ÷ ${worst(quiet)} ms, ${checked} passwords checked)`,
        measured: ratio.toFixed(2),
        goal: '≤ 2',
        met: ratio <= 2,
      },
    ];
  } finally {
    await run.end('SIGTERM');
    fs.rmSync(folder, { recursive: true });
  }
}

async function post(url: string, body: object, headers: Record<string, string>): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** Sets up and makes a token; the answer verifies it a number of times and notes how long each took. */
async function prepare(url: string, code: string): Promise<(into: number[]) => Promise<void>> {
  const person = { email: 'owner@example.com', password: randomBytes(12).toString('hex') };
  const setup = await post(`${url}/v1/setup`, { code, ...person, workspace_name: 'Bench' }, {});
  const { workspace } = (await setup.json()) as { workspace: { id: string } };
  const origin = new URL(url).origin;
  const signedIn = await post(`${url}/api/auth/sign-in/email`, person, { origin });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const wanted = { kind: 'workspace', role: 'administrator' };
  const created = await post(`${url}/v1/workspaces/${workspace.id}/tokens`, wanted, { origin, cookie });
  const { value } = (await created.json()) as { value: string };
  return async (into) => {
    for (let n = 0; n < VERIFIES; n += 1) {
      const began = performance.now();
      const reply = await post(`${url}/v1/verify`, { token: value }, { authorization: `Bearer ${value}` });
      const { valid } = (await reply.json()) as { valid: boolean };
      into.push(performance.now() - began);
      if (!valid) throw new Error('a verify under load went wrong');
    }
  };
}

function signInAllTheTime(url: string): { end(): Promise<number> } {
  const over = new AbortController();
  let checked = 0;
  const one = async (): Promise<void> => {
    while (!over.signal.aborted) {
      const address = `10.${[...randomBytes(3)].join('.')}`;
      const body = { email: `${randomBytes(8).toString('hex')}@example.com`, password: 'wrong horse battery' };
      const reply = await post(`${url}/api/auth/sign-in/email`, body, {
        origin: new URL(url).origin,
        'x-forwarded-for': address,
      });
      await reply.text();
      if (reply.status !== 401) throw new Error(`a login under load answered ${reply.status}`);
      checked += 1;
    }
  };
  const crowd = Promise.all(Array.from({ length: LOGINS }, one));
  return {
    async end() {
      over.abort();
      await crowd;
      return checked;
    },
  };
}
