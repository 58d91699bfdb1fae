import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Keyfob } from '@keyfob/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runApi } from '../../../infra/testing/run-api.ts';
import type { ApiRun } from '../../../infra/testing/run-api.ts';
import { claimOwner } from './claim-owner.ts';
import { makeRepository } from './make-repository.ts';
import { line, mintNearMiss, mintValue } from './plant-values.ts';
import { runCli } from './run-cli.ts';

interface Report {
  leaks: { where: string; line: number; token: string; kind: string; status: string }[];
  sources: number;
  bytes: number;
  ignored: number;
}

const folder = mkdtempSync(path.join(tmpdir(), 'keyfob-scan-'));
let api: ApiRun;
let owner: Keyfob;

beforeAll(async () => {
  api = await runApi();
  owner = await claimOwner(api);
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const issue = async () => owner.createToken('acme', { kind: 'workspace', role: 'viewer' });
const write = (name: string, content: string | Buffer) => {
  const at = path.join(folder, name);
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, content);
  return at;
};
const scan = (...args: string[]) => runCli(['scan', ...args, '--json', '--api-url', api.url]);
const report = ({ stdout }: { stdout: string }) => JSON.parse(stdout) as Report;
const repository = (name: string) => makeRepository(path.join(folder, name));

test('a folder without values: nothing found, exit code 0', async () => {
  write('clean/a.txt', `${line()}${mintNearMiss()}\n`);
  const { exitCode, stdout } = await runCli(['scan', path.join(folder, 'clean'), '--offline']);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'No token values found.\n' });
});

test('live, dead and foreign values are told apart; the values themselves are never printed', async () => {
  const [live, dead] = [await issue(), await issue()];
  await owner.revokeToken('acme', dead.token.id);
  const foreign = mintValue();
  const at = write('told/config.yml', `a: 1\ntoken: "${live.value}"\nold: ${dead.value}\\nother=%20${foreign}x\n`);
  const { exitCode, stdout, stderr } = await runCli(['scan', at, '--api-url', api.url]);
  expect(stdout).toMatch(/config\.yml:2 +kf_wst_\w{8}….{4} +workspace +live\n/);
  expect(stdout).toMatch(/config\.yml:3 +kf_wst_\w{8}….{4} +workspace +revoked\n/);
  expect(stdout).toMatch(/config\.yml:3 .* unknown here\n/);
  expect(stderr).toMatch(/^Looked into 1 place, 0\.\d kB\.\nError: 2 token values found, 1 live\nNext: revoke them/m);
  expect(report(await scan(at)).leaks.map(({ status }) => status)).toEqual(['live', 'revoked', 'unknown']);
  expect(exitCode).toBe(1);
  for (const value of [live.value, dead.value, foreign]) expect(stdout + stderr).not.toContain(value.slice(-20));
});

test('dead values alone are no failure', async () => {
  const { token, value } = await issue();
  await owner.revokeToken('acme', token.id);
  const result = await scan(write('dead.txt', value));
  expect([result.exitCode, report(result).leaks.map(({ status }) => status)]).toEqual([0, ['revoked']]);
});

test('--revoke ends the live ones without a permission, and asks first', async () => {
  const { token, value } = await issue();
  const at = write('revoke.txt', `${value}\n${value}\n`);
  expect((await scan(at, '--revoke')).exitCode).toBe(64);
  const { exitCode, stdout } = await scan(at, '--revoke', '--yes');
  expect([exitCode, report({ stdout }).leaks.map(({ status }) => status)]).toEqual([0, ['revoked', 'revoked']]);
  expect((await owner.getToken('acme', token.id)).status).toBe('revoked');
});

test('a server that does not answer leaves values unasked, and they count as found', async () => {
  const result = await runCli(['scan', write('away.txt', mintValue()), '--json', '--api-url', 'http://127.0.0.1:1']);
  expect([result.exitCode, report(result).leaks.map(({ status }) => status)]).toEqual([1, ['not asked']]);
  expect(result.stderr).toMatch(/does not answer[^]*0 live\nNext: take them out of the files/);
});

test('values are found in binary files, in UTF-16 and across the pieces of a large file', async () => {
  const values = [mintValue(), mintValue(), mintValue()] as const;
  write(
    'bytes/data.bin',
    Buffer.concat([gzipSync(line().repeat(50)), Buffer.from(`\0${values[0]}\0`), Buffer.alloc(64, 0xff)]),
  );
  write('bytes/powershell.txt', Buffer.from(`\uFEFFline\r\n${values[1]}\r\n`, 'utf16le'));
  const before = line()
    .repeat(200_000)
    .slice(0, (1 << 23) - 20);
  write('bytes/large.log', `${before}${values[2]}\n${line()}`);
  const { leaks } = report(await scan(path.join(folder, 'bytes'), '--offline'));
  expect(leaks.map(({ where, line: at }) => `${path.basename(where)}:${at}`).toSorted()).toEqual([
    expect.stringMatching(/^data\.bin:\d+$/),
    `large.log:${before.split('\n').length}`,
    'powershell.txt:2',
  ]);
});

test('in a Git working tree what Git ignores is left out', async () => {
  const { at } = repository('tree');
  for (const name of ['.env', 'new.txt']) writeFileSync(path.join(at, name), mintValue());
  writeFileSync(path.join(at, '.gitignore'), '.env\n');
  const { leaks } = report(await scan(at, '--offline'));
  expect(leaks.map(({ where }) => path.basename(where))).toEqual(['new.txt']);
});

test('files that Git ignores are told of by their number, and looked into with --ignored', async () => {
  const { at, git } = repository('ignoring');
  writeFileSync(path.join(at, '.gitignore'), 'logs/\n.env\n');
  const [value, inner] = [mintValue(), mintValue()];
  write('ignoring/logs/day/1.log', `${value}\n`);
  write('ignoring/logs/2.log', line());
  symlinkSync('2.log', path.join(at, 'logs/latest'));
  git('init', '-q', path.join(at, 'logs/copy'));
  write('ignoring/logs/copy/.gitignore', '*.txt\n');
  write('ignoring/logs/copy/a.txt', inner);
  repository('ignoring/within');
  write('ignoring/within/.gitignore', '.env');
  write('ignoring/within/.env', mintValue());
  for (const [place, looked, left] of [
    [
      'logs',
      'Looked into 0 places, 0.0 kB.',
      '4 files were left out, because Git ignores them: --ignored looks into them',
    ],
    ['.', 'Looked into 2 places', '5 files were left out, because Git ignores them: --ignored looks into them too.'],
    ['within', 'Looked into 1 place', '1 file was left out, because Git ignores it: --ignored looks into it too.'],
  ] as const) {
    const { exitCode, stdout, stderr } = await runCli(['scan', path.join(at, place), '--offline']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'No token values found.\n' });
    expect(stderr).toContain(looked);
    expect(stderr).toContain(left);
  }
  expect(report(await scan(at, '--offline'))).toMatchObject({ leaks: [], sources: 2, ignored: 5 });
  const wanted = await scan(path.join(at, 'logs'), '--ignored', '--offline');
  expect(wanted.exitCode).toBe(1);
  expect(wanted.stderr).not.toContain('left out');
  expect(report(wanted)).toMatchObject({ sources: 4, ignored: 0 });
  expect(
    report(wanted)
      .leaks.map(({ where }) => path.basename(where))
      .toSorted(),
  ).toEqual(['1.log', 'a.txt']);
  expect(report(await scan(at, '--ignored', '--offline'))).toMatchObject({ sources: 7, ignored: 0 });
  expect((await scan(at, '--ignored', '--history')).exitCode).toBe(64);
});

test('the history holds what was taken out again, what no branch reaches, and messages', async () => {
  const { at, git } = repository('history');
  const commit = (name: string, content: string, message: string) => {
    writeFileSync(path.join(at, name), content);
    git('add', '-A');
    git('commit', '-q', '-m', message);
  };
  commit('a name.txt', `\n\n${mintValue()}`, 'add');
  commit('a name.txt', 'gone', `take out ${mintValue()}`);
  git('checkout', '-q', '-b', 'side');
  commit('lost.txt', mintValue(), 'lost');
  git('checkout', '-q', 'main');
  git('branch', '-q', '-D', 'side');
  expect(report(await scan(at, '--offline')).leaks).toEqual([]);
  const { leaks } = report(await scan(at, '--history', '--offline'));
  expect(leaks.map(({ where }) => where).toSorted()).toEqual([
    expect.stringMatching(/^a name\.txt @ [0-9a-f]{7,}$/),
    expect.stringMatching(/^object [0-9a-f]{12}$/),
    expect.stringMatching(/^object [0-9a-f]{12}$/),
  ]);
  expect(leaks.find(({ where }) => where.startsWith('a name'))?.line).toBe(3);
});

test('the hook keeps a value from being committed, keeps the hook that was there, and is put in once', async () => {
  const { at, git } = repository('hook');
  const hook = path.join(at, '.git/hooks/pre-commit');
  writeFileSync(hook, '#!/bin/sh\necho the former hook\n');
  expect((await scan(at, '--install-hook')).stdout).toContain('"installed": true');
  const once = readFileSync(hook, 'utf8');
  expect((await scan(at, '--install-hook')).stdout).toContain('"installed": false');
  expect(readFileSync(hook, 'utf8')).toBe(once);
  expect(once).toContain('echo the former hook');
  const bin = write(
    'bin/keyfob',
    `#!/bin/sh\nexec "${process.execPath}" "${path.join(import.meta.dirname, '../bin/keyfob.js')}" "$@" --api-url ${api.url}\n`,
  );
  chmodSync(bin, 0o755);
  const commit = () =>
    execFileSync(
      'git',
      ['-C', at, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '-q', '-m', 'x'],
      {
        env: { ...process.env, PATH: `${path.dirname(bin)}:${process.env['PATH']}` },
        stdio: 'pipe',
      },
    );
  writeFileSync(path.join(at, 'leak é.txt'), mintValue());
  git('add', '-A');
  expect(commit).toThrow('1 token value found');
  writeFileSync(path.join(at, 'leak é.txt'), 'clean');
  git('add', '-A');
  commit();
  expect(git('log', '--format=%s').trim()).toBe('x');
});

test('the hook of a checkout, where keyfob is no command: it asks the server that was given, and names file and line', async () => {
  const { at, git } = repository("Ada's checkout");
  const hook = path.join(at, '.git/hooks/pre-commit');
  const old = 'if command -v keyfob; then keyfob scan --staged --quiet || exit 1; fi';
  writeFileSync(hook, `#!/bin/sh\n# keyfob scan: no token value gets into a commit\n${old}\necho the former hook\n`);
  expect(JSON.parse((await scan(at, '--install-hook')).stdout)).toMatchObject({ installed: true });
  expect(readFileSync(hook, 'utf8')).not.toContain(old);
  const tried = () => {
    git('add', '-A');
    const env = { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: folder, npm_config_registry: 'http://127.0.0.1:1' };
    const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
    return spawnSync('git', ['-C', at, ...who, 'commit', '-q', '-m', 'x'], { env, encoding: 'utf8' });
  };
  const { value } = await issue();
  writeFileSync(path.join(at, 'leak.txt'), `\n${value}`);
  const { status, stderr } = tried();
  expect(status).toBe(1);
  expect(stderr).toMatch(/^leak\.txt:2 +kf_wst_\w{8}….{4} +workspace +live\n/m);
  expect(stderr).toContain('Error: 1 token value found, 1 live\n');
  expect(stderr).not.toContain(value.slice(-20));
  writeFileSync(path.join(at, 'leak.txt'), 'clean');
  expect(tried()).toMatchObject({ status: 0, stdout: '', stderr: 'the former hook\n' });
});

test('a hook that leads out of the repository is left alone, and so is what it leads to', async () => {
  const { at } = repository('linked');
  const outside = path.join(folder, 'outside.sh');
  writeFileSync(outside, '#!/bin/sh\n', { mode: 0o600 });
  symlinkSync(outside, path.join(at, '.git/hooks/pre-commit'));
  const { exitCode, stderr } = await scan(at, '--install-hook');
  expect([exitCode, readFileSync(outside, 'utf8'), statSync(outside).mode & 0o777]).toEqual([7, '#!/bin/sh\n', 0o600]);
  expect(stderr).toContain('leads to another file, which is left alone');
});

test('a hook that is no shell script is left alone', async () => {
  const { at } = repository('python');
  const hook = path.join(at, '.git/hooks/pre-commit');
  writeFileSync(hook, '#!/usr/bin/env python3\n');
  const { exitCode, stderr } = await scan(at, '--install-hook');
  expect([exitCode, readFileSync(hook, 'utf8')]).toEqual([7, '#!/usr/bin/env python3\n']);
  expect(stderr).toContain('Next: have it run: keyfob scan --staged');
});

test.each([
  ['a path that is not there', ['/nowhere/at/all'], 64, 'Cannot read /nowhere/at/all'],
  ['the history of a folder without one', ['/', '--history'], 1, 'Error: This is not in a Git repository\nNext: '],
  ['the next commit of a folder without one', ['/', '--staged'], 1, 'Error: This is not in a Git repository\nNext: '],
])('%s is named', async (_, args, code, message) => {
  const { exitCode, stderr } = await scan(...args);
  expect(exitCode).toBe(code);
  expect(stderr).toContain(message);
});

test('a repository with 1000 values and 1000 near misses: exactly the 1000 are found', async () => {
  const size = process.env['KEYFOB_SOAK'] ? 1_000_000_000 : 40_000_000;
  const { at } = repository('thousand');
  const filler = Array.from({ length: 20_000 }, line).join('');
  const planted = new Set<string>();
  const files = 100;
  for (let number = 0; number < files; number += 1) {
    const name = path.join(at, `file-${number}.ts`);
    for (let part = 0; part < 10; part += 1) {
      const value = mintValue();
      planted.add(value);
      const filled = filler.repeat(Math.ceil(size / files / 10 / filler.length)).slice(0, size / files / 10);
      appendFileSync(name, `${filled}"${mintNearMiss()}"\n${filled.slice(0, 50)}(${value})\n`);
    }
  }
  const began = performance.now();
  const result = report(await scan(at, '--offline'));
  const seconds = (performance.now() - began) / 1000;
  expect(result.leaks.length).toBe(1000);
  expect(new Set(result.leaks.map(({ token }) => token))).toEqual(
    new Set([...planted].map((value) => `${value.slice(0, -28)}…${value.slice(-4)}`)),
  );
  console.log(
    `Scan: ${(result.bytes / 1e6).toFixed(0)} MB, ${result.leaks.length} of ${planted.size} values, 0 near misses, ${(result.bytes / 1e6 / seconds).toFixed(0)} MB/s with the program's start`,
  );
});
