import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const dist = (file: string) => fileURLToPath(new URL(`../dist/${file}`, import.meta.url));
const run = (file: string, env: Record<string, string>, ...args: string[]) =>
  spawnSync(process.execPath, [dist(file), ...args], { env, encoding: 'utf8' });

test.each(['main.js', 'migrate.js'])(
  '%s: an environment that is not usable is told in one line per variable',
  (file) => {
    const ended = run(file, { PORT: 'x', KEYFOB_PEPPERS: 'nonsense', KEYFOB_LOG_LEVEL: 'loud' });
    expect([ended.status, ended.stdout]).toEqual([78, '']);
    const names = ended.stderr
      .trimEnd()
      .split('\n')
      .map((line) => line.split(':', 1)[0]);
    expect(names).toEqual(['DATABASE_URL', 'PORT', 'KEYFOB_PEPPERS', 'KEYFOB_LOG_LEVEL']);
    expect(ended.stderr).not.toContain(' at ');
  },
);

test('a database that is not there: one line, exit 1', () => {
  const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing', KEYFOB_PEPPERS: `1:${'A'.repeat(44)}` };
  const migration = run('migrate.js', env);
  expect([migration.status, migration.stderr]).toEqual([
    1,
    expect.stringMatching(/^Migration failed: no PostgreSQL answers at 127\.0\.0\.1:1 .*\n$/),
  ]);
  const service = run('main.js', { ...env, KEYFOB_MIGRATE: 'off' });
  expect([service.status, JSON.parse(service.stdout)]).toEqual([
    1,
    {
      level: 'fatal',
      time: expect.any(String) as string,
      msg: expect.stringContaining('no PostgreSQL answers') as string,
    },
  ]);
});

test('--help-env into a pipe that nobody reads ends quietly', async () => {
  const child = spawn(process.execPath, [dist('main.js'), '--help-env'], {
    env: {},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  const stderr = text(child.stderr);
  const [code] = (await once(child, 'close')) as [number | null];
  expect([code, await stderr]).toEqual([0, '']);
});

test('--help-env prints every variable and asks for none', () => {
  const help = run('main.js', {}, '--help-env');
  expect(help.status).toBe(0);
  for (const name of ['DATABASE_URL', 'PORT', 'KEYFOB_PEPPERS', 'KEYFOB_TRUSTED_PROXIES'])
    expect(help.stdout).toContain(name);
});
