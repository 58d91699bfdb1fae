import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mintValue } from './plant-values.ts';
import { runCli } from './run-cli.ts';

const value = mintValue();
const cut = `${value.slice(0, -36)}…`;

/** Stands where Keyfob would, and gives each address that it was asked for back as an error. */
const asked: string[] = [];
const service = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.writeHead(404, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ code: 'not_found', title: 'Not found', status: 404, detail: `No ${request.url}` }));
});
let url: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => service.close(resolve)));

test.each([
  'token verify VALUE',
  'VALUE',
  'token VALUE',
  'token VALUE --help',
  'help VALUE',
  'token show VALUE',
  'token revoke VALUE --yes',
  'token revoke ci --reason was:VALUE --yes',
  'token refresh VALUE',
  'token create --name VALUE --grant builder:ensure',
  'token create --name ci --description=VALUE --grant builder:ensure',
  'token can builder:ensure --id VALUE',
  'token can VALUE',
  'token can builder:ensure VALUE',
  'token list --search VALUE',
  'token list --workspace VALUE',
  'scan VALUE',
  'config set VALUE x',
  'auth login --with-token VALUE',
  'auth switch -- --token VALUE',
])('keyfob %s: refused before anything is sent, and the value is not said again', async (line) => {
  const args = line.split(' ').map((word) => word.replace('VALUE', value));
  const env = { KEYFOB_API_URL: url, KEYFOB_TOKEN: mintValue() };
  const { exitCode, stdout, stderr } = await runCli(['-v', ...args], env);
  expect({ exitCode, stdout, asked: asked.splice(0) }).toEqual({ exitCode: 64, stdout: '', asked: [] });
  expect(stderr).not.toContain(value.slice(-36));
  expect(stderr).toContain(cut);
  const next = line.startsWith('auth login') ? 'auth login --with-token' : 'token verify';
  expect(stderr).toContain(`\nNext: give it on stdin: echo "$TOKEN" | keyfob ${next}`);
});

test('a value that comes from elsewhere is cut in what is said: the requests, the error, the address', async () => {
  const env = { KEYFOB_TOKEN: mintValue(), KEYFOB_API_URL: url, KEYFOB_WORKSPACE: value };
  const answered = await runCli(['token', 'list', '-v'], env);
  expect(asked.splice(0).join(' ')).toContain(value);
  expect(answered.stderr).toContain(`GET /v1/workspaces/${cut}/tokens → 404`);
  const unreachable = await runCli(['token', 'list'], { ...env, KEYFOB_API_URL: `http://127.0.0.1:1/${value}` });
  const refused = await runCli(['token', 'list'], { ...env, KEYFOB_PROFILE: `(${value})` });
  for (const { exitCode, stderr } of [answered, unreachable, refused]) {
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain(cut);
    expect(stderr).not.toContain(value.slice(-36));
  }
});

test('--token takes a value as it always did', async () => {
  const given = mintValue();
  for (const args of [['--token', given], [`--token=${given}`]]) {
    const { stderr } = await runCli(['token', 'list', '--workspace', 'acme', ...args], { KEYFOB_API_URL: url });
    expect(asked.splice(0)).toEqual([expect.stringContaining('/workspaces/acme/tokens')]);
    expect(stderr).toContain('stays in the shell’s history');
  }
});
