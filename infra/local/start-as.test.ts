import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { openFolder, processesOf, ready, runKeyfob } from '../testing/keyfob-run.ts';
import { copyBinaries, installedBinaries } from './postgres/binaries.ts';
import { canReach } from './postgres/server-user.ts';

// Whole starts, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

// Only root can become someone else; for everyone else start.test.ts is the test of an ordinary user.
const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
const folder = openFolder('keyfob-as-');

afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

test.runIf(isRoot)('an ordinary user starts Keyfob and owns all its files', async ({ skip }) => {
  skip(!canReach(nobody, process.execPath, import.meta.dirname), 'no other user can get into this checkout');
  const dataDir = path.join(folder, 'nobody');
  fs.mkdirSync(dataDir);
  fs.chownSync(dataDir, nobody.uid, nobody.gid);
  const run = await runKeyfob({ KEYFOB_DATA_DIR: dataDir }, nobody);
  await run.until(ready);
  for (const name of ['postgres', 'peppers', 'logs']) {
    expect(fs.statSync(path.join(dataDir, name)).uid).toBe(nobody.uid);
  }
  expect(await run.end('SIGINT')).toBe(0);
});

test.runIf(isRoot)('root behind a mode-700 folder gets a database elsewhere, said in one line', async () => {
  const closed = path.join(folder, 'closed');
  fs.mkdirSync(closed, { mode: 0o700 });
  const dataDir = path.join(closed, 'data');
  const run = await runKeyfob({ KEYFOB_DATA_DIR: dataDir });
  const [line] = await run.until(/^PostgreSQL runs as another user than root .*$/m);
  await run.until(ready);
  const cluster = fs.realpathSync(path.join(dataDir, 'postgres'));
  expect(line).toContain(cluster);
  expect(fs.statSync(cluster).uid).not.toBe(0);
  expect(processesOf(dataDir).postgres).toBeDefined();
  expect(await run.end('SIGHUP')).toBe(0);
  fs.rmSync(path.dirname(cluster), { recursive: true });
});

test.runIf(isRoot)('the copied PostgreSQL programs run for another user, whatever their modes were', () => {
  const { home, version, ...programs } = installedBinaries();
  const closed = path.join(folder, 'umask-077');
  fs.cpSync(home, closed, { recursive: true });
  fs.chmodSync(closed, 0o700);
  const copy = copyBinaries({ ...programs, home: closed, version }, path.join(folder, 'place'));
  expect(canReach(nobody, copy.postgres, folder)).toBe(true);
  expect(copyBinaries({ ...programs, home: closed, version }, path.join(folder, 'place'))).toEqual(copy);
});
