import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeEach, expect, test } from 'vitest';
import { allGone, openFolder } from '../testing/keyfob-run.ts';
import { readIfThere } from './read-if-there.ts';
import { repository } from './services.ts';

let checkout: string;
beforeEach(() => {
  checkout = openFolder('keyfob-build-');
  return () => fs.rmSync(checkout, { recursive: true });
});

const write = (name: string, content: string) => {
  const at = path.join(checkout, name);
  fs.mkdirSync(path.dirname(at), { recursive: true });
  fs.writeFileSync(at, content, { mode: 0o755 });
};

/** A checkout whose one package never ends to build, with the real bootstrap, npm, turbo and pnpm; what `npx` would install is there. */
function makeCheckout(slow: 'build' | 'installation'): void {
  for (const name of ['bootstrap', 'bootstrap.mjs', 'guardian.sh'])
    fs.cpSync(path.join(repository, 'infra/local', name), path.join(checkout, 'infra/local', name), {
      recursive: true,
    });
  const { scripts, packageManager } = JSON.parse(fs.readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
    scripts: { start: string };
    packageManager: string;
  };
  write('package.json', JSON.stringify({ type: 'module', packageManager, scripts: { start: scripts.start } }));
  write('pnpm-workspace.yaml', 'packages: ["packages/*"]\npmOnFail: ignore\n');
  write('turbo.json', '{"tasks":{"build":{"cache":false}}}');
  write('packages/slow/package.json', '{"name":"slow","scripts":{"build":"node slow.js"}}');
  write('packages/slow/slow.js', endless());
  write('tools/npx', slow === 'build' ? '#!/bin/sh\n' : `#!/bin/sh\nnode -e "${endless()}"; exit 1\n`);
  fs.mkdirSync(path.join(checkout, 'apps'));
  fs.mkdirSync(path.join(checkout, 'node_modules/.bin'), { recursive: true });
  for (const name of ['node', 'pnpm', 'turbo'])
    fs.symlinkSync(path.join(repository, 'node_modules/.bin', name), path.join(checkout, 'node_modules/.bin', name));
}

/** Says that it runs, and never ends. */
const endless = () =>
  `require('node:fs').writeFileSync('${checkout}/started', String(process.pid)); setInterval(() => {}, 1000);`;

/** `npm start` in a process group of its own, as a shell makes one, until its slow part runs. */
async function startAndWait() {
  const started = path.join(checkout, 'started');
  const npm = spawn('npm', ['start'], {
    cwd: checkout,
    env: { PATH: `${checkout}/tools:${process.env['PATH'] ?? ''}`, HOME: checkout },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const said = Promise.all([text(npm.stdout), text(npm.stderr)]);
  const ended = new Promise((resolve) => npm.on('exit', resolve));
  await expect.poll(() => readIfThere(started), { timeout: 60_000 }).toMatch(/\d/);
  const pid = npm.pid ?? 0;
  const tree = below(pid);
  expect(tree).toContain(Number(readIfThere(started)));
  return { pid, tree, ended, said };
}

/** Every process that came of this one. */
function below(pid: number): number[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = listed.map((line) => line.trim().split(/\s+/).map(Number));
  const found = [pid];
  for (const parent of found) found.push(...pairs.flatMap(([one = 0, of]) => (of === parent ? [one] : [])));
  return found.slice(1);
}

test.each<{ what: string; slow: 'build' | 'installation'; stop: (npm: number, tree: number[]) => void }>([
  { what: 'Ctrl-C', slow: 'build', stop: (npm) => process.kill(-npm, 'SIGINT') },
  { what: 'SIGTERM to npm', slow: 'build', stop: (npm) => process.kill(npm, 'SIGTERM') },
  { what: 'a closed terminal', slow: 'build', stop: (npm) => process.kill(-npm, 'SIGHUP') },
  { what: 'a killed npm', slow: 'build', stop: (npm) => process.kill(npm, 'SIGKILL') },
  {
    what: 'a killed bootstrap',
    slow: 'build',
    stop: (_, [bootstrap = 0]) => process.kill(bootstrap, 'SIGKILL'),
  },
  { what: 'Ctrl-C', slow: 'installation', stop: (npm) => process.kill(-npm, 'SIGINT') },
  {
    what: 'SIGTERM to npm',
    slow: 'installation',
    stop: (npm) => process.kill(npm, 'SIGTERM'),
  },
])('$what during the $slow leaves no process behind, and nothing is started after it', async ({ slow, stop }) => {
  makeCheckout(slow);
  const { pid, tree, ended, said } = await startAndWait();
  stop(pid, tree);
  await ended;
  const isGone = await allGone(tree, 15_000);
  if (!isGone) for (const one of tree) spawnSync('kill', ['-9', String(one)]);
  expect(isGone).toBe(true);
  // The starter is not in this checkout: going on would be told.
  expect((await said).join('')).not.toContain('MODULE_NOT_FOUND');
});
