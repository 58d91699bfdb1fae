import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { Keyfob } from '@keyfob/sdk';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runApi } from '../../../infra/testing/run-api.ts';
import type { ApiRun } from '../../../infra/testing/run-api.ts';
import { claimOwner } from './claim-owner.ts';
import { openProxy } from './open-proxy.ts';

/** A file system of 64 KiB at `folder/disk`, seen by the program alone and, through /proc, by this test. */
const folder = mkdtempSync(path.join(tmpdir(), 'keyfob-full-'));
const disk = path.join(folder, 'disk');
const program = path.join(import.meta.dirname, '../bin/keyfob.js');
const onSmallDisk = (args: string, first = 'true') => [
  '--user',
  '--map-root-user',
  '--mount',
  'sh',
  '-c',
  `mount -t tmpfs -o size=64k keyfob ${disk} && chmod 700 ${disk} && ${first} && exec ${process.execPath} ${program} ${args}`,
];

// Linux, where people may have name spaces of their own.
const canMount = spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'true']).status === 0;
if (!canMount) console.log('Full disk: nobody may mount one on this machine, so nothing of it was tried');

let api: ApiRun;
let owner: Keyfob;
let proxy: Awaited<ReturnType<typeof openProxy>>;
beforeAll(async () => {
  mkdirSync(disk);
  api = await runApi();
  owner = await claimOwner(api);
  proxy = await openProxy(api.url);
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const issue = async (name: string) => owner.createToken('acme', { kind: 'workspace', role: 'owner', name });
const environment = (value: string) => ({
  PATH: process.env['PATH'] ?? '',
  KEYFOB_TOKEN: value,
  KEYFOB_API_URL: proxy.url,
  KEYFOB_CONFIG_DIR: path.join(folder, 'config'),
});
const statusOf = async (id: string) => (await owner.getToken('acme', id)).status;
const works = async (value: string) =>
  (await new Keyfob({ baseUrl: api.url, token: value }).verifyToken({ token: value })).code;

/** Takes every byte that is left. */
function fill(at: string): void {
  expect(() => writeFileSync(path.join(at, 'ballast'), Buffer.alloc(1 << 20))).toThrow('ENOSPC');
}

async function openModel(value: string) {
  const client = new Client({ name: 'a model', version: '1' });
  const transport = new StdioClientTransport({ command: 'unshare', args: onSmallDisk('mcp'), env: environment(value) });
  await client.connect(transport);
  const pid = transport.pid ?? 0;
  return {
    pid,
    disk: path.join(`/proc/${pid}/root`, disk),
    async rotate(id: string, name: string) {
      const file = path.join(disk, name);
      const { content, isError } = await client.callTool({ name: 'rotate_token', arguments: { id, token_file: file } });
      return { said: (content as { text: string }[])[0]?.text ?? '', isError: isError ?? false };
    },
    [Symbol.asyncDispose]: () => client.close(),
  };
}

/** What happens after a token was rotated and before the program knows of it. */
function meanwhile(what: () => void): void {
  proxy.rewrite((reply) => {
    if (reply.includes('"predecessor"')) what();
    return reply;
  });
}

const valueIn = (file: string) => (JSON.parse(readFileSync(file, 'utf8')) as { bearer_token: string }).bearer_token;

/** A command on a disk that is full from the beginning. */
async function runOnFull(line: string, value: string, env: Record<string, string> = {}) {
  const filled = `! head -c 1M /dev/zero 2>/dev/null > ${disk}/ballast`;
  const child = spawn('unshare', onSmallDisk(line, filled), {
    env: { ...environment(value), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, exitCode] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.on('close', resolve)),
  ]);
  return { exitCode, stdout, stderr };
}

describe.runIf(canMount)('on a disk of 64 KiB', () => {
  test('a disk that is full: a model is told so, nothing is rotated, and no file stays', async () => {
    const { token, value } = await issue('before');
    await using model = await openModel((await issue('one')).value);
    fill(model.disk);
    const { said, isError } = await model.rotate(token.id, 'new.json');
    expect({ isError, said }).toEqual({
      isError: true,
      said: expect.stringMatching(/Cannot write .*no space left on device/) as string,
    });
    expect([await statusOf(token.id), await works(value)]).toEqual(['active', 'valid']);
    expect(readdirSync(model.disk)).toEqual(['ballast']);
  });

  test('a disk that fills while a token is rotated: the new value is in its file', async () => {
    const { token } = await issue('during');
    await using model = await openModel((await issue('two')).value);
    meanwhile(() => fill(model.disk));
    const { said, isError } = await model.rotate(token.id, 'new.json');
    expect({ isError, said }).toMatchObject({ isError: false });
    expect(readdirSync(model.disk).toSorted()).toEqual(['ballast', 'new.json']);
    expect(await works(valueIn(path.join(model.disk, 'new.json')))).toBe('valid');
  });

  test('a file that is gone by then: the new value is in the folder of the program, and the model told where', async () => {
    const { token } = await issue('gone');
    await using model = await openModel((await issue('three')).value);
    meanwhile(() => {
      for (const name of readdirSync(model.disk)) rmSync(path.join(model.disk, name));
    });
    const { said, isError } = await model.rotate(token.id, 'new.json');
    expect(isError).toBe(true);
    const spare =
      /^Error: The new value of gone could not be put .*\nNext: it is in (\S+\.json): /.exec(said)?.[1] ?? said;
    expect(path.dirname(spare)).toBe(path.join(folder, 'config'));
    expect(await works(valueIn(spare))).toBe('valid');
    expect(said).not.toContain(valueIn(spare).slice(-20));
  });

  test('nothing can be written any more: the model is told how the token gets a value that somebody knows', async () => {
    const { token } = await issue('nowhere');
    await using model = await openModel((await issue('four')).value);
    const limit = (bytes: string) =>
      execFileSync('prlimit', ['--pid', String(model.pid), `--fsize=${bytes}:unlimited`], { stdio: 'pipe' });
    meanwhile(() => limit('0'));
    const { said, isError } = await model.rotate(token.id, 'new.json');
    expect(isError).toBe(true);
    const id = /Next: rotate_token with the id ([0-9a-f-]{36}) and another token_file/.exec(said)?.[1] ?? said;
    meanwhile(() => {});
    limit('unlimited');
    expect(await model.rotate(id, 'again.json')).toMatchObject({ isError: false });
    expect(await works(valueIn(path.join(model.disk, 'again.json')))).toBe('valid');
  });

  test.each(['token create --role viewer --name onto-full', 'token clone to-copy --name onto-full'])(
    'keyfob %s --token-file on a full disk creates nothing',
    async (line) => {
      const { value } = await issue(line.includes('clone') ? 'to-copy' : 'not-copied');
      const { exitCode, stdout, stderr } = await runOnFull(`${line} --token-file ${disk}/new.json`, value);
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
      expect(stderr).toMatch(/^Error: Cannot write .*\(no space left on device\)\nNext: check the folder/);
      expect((await owner.listTokens('acme', { q: 'onto-full' }).page()).data).toEqual([]);
    },
  );

  test('a value that cannot be kept where it was to be is printed, even with --quiet', async () => {
    const { value } = await issue('six');
    const line = 'token create --role viewer --name unkept --save --insecure-storage --output token --quiet';
    const { exitCode, stdout, stderr } = await runOnFull(line, value, { KEYFOB_CONFIG_DIR: disk });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringMatching(/^Error: .*no space left/) as string,
    });
    expect(await works(stdout.trim())).toBe('valid');
  });

  test('an answer that cannot be written is told in words, with the way to another value', async () => {
    const { value } = await issue('seven');
    const { exitCode, stderr } = await runOnFull(`token list > ${disk}/list`, value);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringMatching(
        /^Error: Cannot write the answer \(ENOSPC.*\)\nNext: .*keyfob token refresh ID\n$/,
      ) as string,
    });
  });
});
