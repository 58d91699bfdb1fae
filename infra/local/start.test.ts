import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { allGone, openFolder, processesOf, ready, runKeyfob } from '../testing/keyfob-run.ts';
import type { KeyfobRun } from '../testing/keyfob-run.ts';
import { repository } from './services.ts';

// Several whole starts in a row, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folder = openFolder('keyfob-start-');
const dataDir = path.join(folder, 'data');
let run: KeyfobRun;

beforeAll(async () => {
  run = await runKeyfob({ KEYFOB_DATA_DIR: dataDir, KEYFOB_SETUP_CODE: 'code-of-the-test' });
  await run.until(/^Ctrl-C stops/m);
});

afterAll(async () => {
  await run.end('SIGTERM');
  fs.rmSync(folder, { recursive: true });
});

const oneLine = /^[^\n]+\n$/;

test('a first start prints the address, the setup link with its code and what to type next', () => {
  expect(run.output).toMatch(ready);
  expect(run.output).toContain(`http://localhost:${run.port}/setup#code=code-of-the-test`);
  const next = /^Next, in another terminal: npx (keyfob .*)$/m.exec(run.output)?.[1] ?? '';
  const said = spawnSync(
    path.join(repository, 'node_modules/.bin', next.split(' ')[0] ?? ''),
    next.split(' ').slice(1),
    {
      encoding: 'utf8',
    },
  );
  expect([next, said.status, said.stdout]).toEqual([
    expect.stringContaining('health'),
    0,
    expect.stringContaining('ok'),
  ]);
});

test('peppers and passwords of the new database are readable by nobody else', () => {
  for (const name of ['peppers', 'database-passwords']) {
    expect(fs.statSync(path.join(dataDir, name)).mode & 0o777).toBe(0o600);
  }
  expect(fs.readFileSync(path.join(dataDir, 'peppers'), 'utf8')).toMatch(/^1:[A-Za-z0-9+/]{43}=\n$/);
});

test('the setup code is known to the API alone', () => {
  const environment = (name: 'api' | 'worker') =>
    fs.readFileSync(`/proc/${processesOf(dataDir)[name] ?? ''}/environ`, 'utf8');
  expect(environment('api')).toContain('code-of-the-test');
  expect(environment('worker')).not.toContain('code-of-the-test');
});

test('a second start on the same data directory is refused in one line', async () => {
  const second = await runKeyfob({ KEYFOB_DATA_DIR: dataDir });
  expect(await second.ended).toBe(1);
  expect(second.output).toMatch(oneLine);
  expect(second.output).toContain('KEYFOB_DATA_DIR');
});

test.each(['', '{', '{}', '{"pid":1}'])(
  'a lock file that holds %j is named in one line with the way out',
  async (text) => {
    const damaged = path.join(folder, 'damaged-lock');
    fs.mkdirSync(damaged, { recursive: true });
    const lock = path.join(damaged, 'running');
    fs.writeFileSync(lock, text);
    const second = await runKeyfob({ KEYFOB_DATA_DIR: damaged });
    expect(await second.ended).toBe(1);
    expect(second.output).toMatch(oneLine);
    expect(second.output).toContain(`rm ${lock}`);
    expect(fs.readdirSync(damaged)).toEqual(['running']);
  },
);

test('a lock that is no file is named in one line with the way out', async () => {
  const odd = path.join(folder, 'odd-lock');
  fs.mkdirSync(path.join(odd, 'running'), { recursive: true });
  const second = await runKeyfob({ KEYFOB_DATA_DIR: odd });
  expect(await second.ended).toBe(1);
  expect(second.output).toMatch(oneLine);
  expect(second.output).toContain(path.join(odd, 'running'));
  expect(fs.readdirSync(odd)).toEqual(['running']);
});

test('a port in use is named in one line with the way out', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => {
    taken.listen(0, '127.0.0.1', resolve);
  });
  const { port } = taken.address() as AddressInfo;
  const other = await runKeyfob({ KEYFOB_DATA_DIR: path.join(folder, 'other'), PORT: String(port) });
  expect(await other.ended).toBe(1);
  expect(other.output).toMatch(oneLine);
  expect(other.output).toContain(`Port ${port} is in use`);
  expect(other.output).toContain('PORT=');
  taken.close();
});

test('a crash of API, worker or PostgreSQL is reported and the process comes back', async () => {
  const before = processesOf(dataDir);
  const log = path.join(dataDir, 'logs/worker.log');
  const workersAtWork = () => fs.readFileSync(log, 'utf8').split('"msg":"working"').length;
  const atWork = workersAtWork();
  for (const name of ['worker', 'postgres', 'api'] as const) process.kill(Number(before[name]), 'SIGKILL');
  await run.until(/^worker stopped unexpectedly \(SIGKILL\); starting it again in 1 s\.$/m);
  await run.until(/^PostgreSQL stopped unexpectedly/m);
  await run.until(/^api stopped unexpectedly/m);
  await expect.poll(() => Object.keys(processesOf(dataDir)).length, { timeout: 30_000 }).toBe(3);
  await expect
    .poll(() => fetch(`http://127.0.0.1:${run.port}/readyz`).then((answer) => answer.status, String), {
      timeout: 30_000,
    })
    .toBe(200);
  // A worker that still starts would tell of the next outage in other words.
  await expect.poll(workersAtWork, { timeout: 30_000 }).toBeGreaterThan(atWork);
});

test('a database that goes away and comes back is told in a line each, however many requests run into it', async () => {
  const before = run.output.length;
  process.kill(Number(processesOf(dataDir).postgres), 'SIGKILL');
  let refused = 0;
  const told = () => run.output.slice(before).split('\n').filter(Boolean);
  await expect
    .poll(
      async () => {
        const answer = await fetch(`http://127.0.0.1:${run.port}/v1/setup`);
        refused += Number(answer.status === 503);
        return told();
      },
      { timeout: 60_000, interval: 20 },
    )
    .toContain('api: the database answers again');
  expect(refused).toBeGreaterThan(1);
  expect(told().filter((line) => line.startsWith('api: the database does not answer ('))).toHaveLength(1);
  // Back within a second, it may never have been missed by the worker, which then has nothing to tell.
  let lines: string[] = [];
  const ofTheWorker = () => {
    lines = told();
    return lines.filter((line) => line.startsWith('worker: '));
  };
  await expect.poll(ofTheWorker, { timeout: 60_000 }).toSatisfy(({ length }: string[]) => length === 0 || length === 2);
  const ofWorker = [
    'worker: the database answers again',
    expect.stringMatching(/^worker: the database does not answer/) as string,
  ];
  expect(lines.toSorted()).toEqual([
    expect.stringMatching(/^PostgreSQL stopped unexpectedly/),
    'api: the database answers again',
    expect.stringMatching(/^api: the database does not answer/),
    ...(lines.some((line) => line.startsWith('worker: ')) ? ofWorker : []),
  ]);
});

test('SIGTERM stops everything in order, and the next start finds what was there', async () => {
  const claimed = await fetch(`http://127.0.0.1:${run.port}/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      code: 'code-of-the-test',
      email: 'ada@example.com',
      password: 'correct horse battery',
      workspace_name: 'Analytical Engines',
      starter_catalog: true,
    }),
  });
  expect(claimed.status).toBeLessThan(300);
  const pids = Object.values(processesOf(dataDir));
  expect(await run.end('SIGTERM')).toBe(0);
  expect(await allGone(pids, 0)).toBe(true);
  expect(fs.existsSync(path.join(dataDir, 'postgres/postmaster.pid'))).toBe(false);

  run = await runKeyfob({ KEYFOB_DATA_DIR: dataDir });
  await run.until(/^Ctrl-C stops/m);
  expect(run.output).not.toContain('/setup#');
  expect(run.output).toContain('Sign in at');
});

test('a starter killed with SIGKILL leaves no process behind, and the next start takes over', async () => {
  const pids = Object.values(processesOf(dataDir));
  expect(pids).toHaveLength(3);
  await run.end('SIGKILL');
  run = await runKeyfob({ KEYFOB_DATA_DIR: dataDir });
  await run.until(ready);
  expect(await allGone(pids, 15_000)).toBe(true);
});

test('a damaged database is named in one line with the way out, and left as it is', async () => {
  await run.end('SIGTERM');
  const version = path.join(dataDir, 'postgres/PG_VERSION');
  fs.renameSync(version, `${version}.away`);
  const broken = await runKeyfob({ KEYFOB_DATA_DIR: dataDir });
  expect(await broken.ended).toBe(1);
  expect(broken.output).toMatch(
    /^The database in .* is damaged .*: restore it from a backup, or start empty after: mv /m,
  );
  expect(fs.existsSync(version)).toBe(false);
});
