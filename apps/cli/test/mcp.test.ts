import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Keyfob } from '@keyfob/sdk';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import type { StdioServerParameters } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runApi } from '../../../infra/testing/run-api.ts';
import type { ApiRun } from '../../../infra/testing/run-api.ts';
import { claimOwner } from './claim-owner.ts';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'keyfob-mcp-'));
const clients: Client[] = [];
let api: ApiRun;
let owner: Keyfob;
/** Everything a model was ever told. */
let heard = '';

beforeAll(async () => {
  api = await runApi();
  owner = await claimOwner(api);
});
afterAll(async () => {
  for (const client of clients) await client.close();
  await api[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

async function open(value: string): Promise<Client> {
  const file = path.join(folder, `credential-${clients.length}.json`);
  writeFileSync(file, JSON.stringify({ bearer_token: value }), { mode: 0o600 });
  return connect({
    command: process.execPath,
    args: [path.join(import.meta.dirname, '../bin/keyfob.js'), 'mcp'],
    env: { KEYFOB_TOKEN_FILE: file, KEYFOB_API_URL: api.url, KEYFOB_CONFIG_DIR: path.join(folder, 'nowhere') },
  });
}

async function connect(server: StdioServerParameters): Promise<Client> {
  const client = new Client({ name: 'a model', version: '1' });
  await client.connect(new StdioClientTransport(server));
  clients.push(client);
  return client;
}

async function call(client: Client, name: string, args: Record<string, unknown> = {}) {
  const { content, isError } = await client.callTool({ name, arguments: args });
  const [part] = content as { type: string; text: string }[];
  heard += part?.text ?? '';
  return { text: part?.text ?? '', isError: isError ?? false };
}
const answer = async <Answer>(client: Client, name: string, args: Record<string, unknown> = {}) => {
  const { text, isError } = await call(client, name, args);
  expect(isError, text).toBe(false);
  return JSON.parse(text) as Answer;
};
const issue = async (more: object) =>
  (await owner.createToken('acme', { kind: 'workspace', expires_in: '90d', ...more })).value;

test('a client library lists every tool with its hints, and calls each', async () => {
  const client = await open(await issue({ role: 'owner' }));
  const { tools } = await client.listTools();
  expect(tools.map(({ name, annotations: hints }) => [name, hints?.readOnlyHint, hints?.destructiveHint])).toEqual([
    ['whoami', true, false],
    ['list_tokens', true, false],
    ['show_token', true, false],
    ['token_usage', true, false],
    ['search_audit', true, false],
    ['create_token', false, false],
    ['rotate_token', false, true],
    ['disable_token', false, true],
    ['revoke_token', false, true],
  ]);
  expect(await answer(client, 'whoami')).toMatchObject({ token: { role: 'owner' } });
  const [first, second] = [path.join(folder, 'first.json'), path.join(folder, 'second.json')];
  const grants = [{ resource_type: 'builder', actions: ['list'] }];
  const { token } = await answer<{ token: { id: string } }>(client, 'create_token', {
    name: 'by a model',
    kind: 'workspace',
    grants,
    expires_in: '1h',
    token_file: first,
  });
  expect(statSync(first).mode & 0o777).toBe(0o600);
  expect(await answer(client, 'list_tokens', { q: 'by a' })).toMatchObject({ data: [{ id: token.id }] });
  expect(await answer(client, 'show_token', { id: token.id })).toMatchObject({ status: 'active' });
  expect(await answer(client, 'token_usage', { id: token.id })).toHaveProperty('days');
  const rotated = await answer<{ token: { id: string } }>(client, 'rotate_token', { id: token.id, token_file: second });
  expect(await answer(client, 'disable_token', { id: rotated.token.id })).toMatchObject({
    token: { status: 'disabled' },
  });
  expect(await answer(client, 'revoke_token', { id: rotated.token.id, reason: 'done' })).toMatchObject({
    token: { status: 'revoked', revoke_reason: 'done' },
  });
  const audit = await answer<{ data: { action: string }[] }>(client, 'search_audit', { subject: rotated.token.id });
  expect(audit.data.map(({ action }) => action)).toContain('token.revoked');
  for (const file of [first, second]) {
    const { bearer_token: value } = JSON.parse(readFileSync(file, 'utf8')) as { bearer_token: string };
    expect(value).toMatch(/^kf_wst_/);
    expect(heard).not.toContain(value.slice(-20));
  }
  console.log(`MCP: ${tools.length} tools listed and called, 0 of 2 new values told to the model`);
});

test.runIf(process.platform === 'linux')(
  'what the snippet wrote for Claude Desktop starts as it stands: a client lists its tools and asks who it is',
  async () => {
    const value = await issue({ role: 'viewer', name: 'for the desktop' });
    const env = {
      KEYFOB_API_URL: api.url,
      KEYFOB_TOKEN: value,
      HOME: folder,
      XDG_CONFIG_HOME: path.join(folder, 'xdg'),
    };
    for (const flags of [[], ['--inline']]) {
      const wrote = await runCli(['snippet', 'claude-desktop', '--write', ...flags], {
        ...env,
        KEYFOB_CONFIG_DIR: path.join(folder, 'config'),
      });
      expect(wrote).toMatchObject({ exitCode: 0 });
      const file = readFileSync(path.join(folder, 'xdg/Claude/claude_desktop_config.json'), 'utf8');
      const { mcpServers } = JSON.parse(file) as { mcpServers: { keyfob: StdioServerParameters } };
      const client = await connect(mcpServers.keyfob);
      expect((await client.listTools()).tools).toHaveLength(9);
      expect(await answer(client, 'whoami')).toMatchObject({ token: { name: 'for the desktop' } });
    }
  },
);

test('a read-only token is offered the tools that read, and no other', async () => {
  const client = await open(await issue({ type: 'read_only', role: 'owner' }));
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(['whoami', 'list_tokens', 'show_token', 'token_usage', 'search_audit']);
  await expect(client.callTool({ name: 'revoke_token', arguments: { id: crypto.randomUUID() } })).rejects.toThrow(
    'revoke_token',
  );
});

test('what is refused is told to the model in words, with the request id; an existing file stays as it is', async () => {
  const client = await open(await issue({ role: 'viewer' }));
  const file = path.join(folder, 'theirs.json');
  writeFileSync(file, 'precious');
  const wanted = { name: 'more', kind: 'workspace', role: 'owner' };
  const refused = await call(client, 'create_token', { ...wanted, token_file: path.join(folder, 'never.json') });
  expect(refused.isError).toBe(true);
  expect(refused.text).toMatch(/^Error: Permission denied[^]*Request: /);
  const taken = await call(client, 'create_token', { ...wanted, token_file: file });
  expect([taken.isError, readFileSync(file, 'utf8')]).toEqual([true, 'precious']);
  expect((await call(client, 'show_token', { id: crypto.randomUUID() })).isError).toBe(true);
});

test('a value is only made when its file can be: a rotation into no file changes nothing', async () => {
  const client = await open(await issue({ role: 'owner' }));
  const { token, value } = await owner.createToken('acme', { kind: 'workspace', role: 'viewer' });
  for (const name of ['folder/', 'a\0b', 'nowhere/file.json', 'x'.repeat(300)]) {
    const { isError } = await call(client, 'rotate_token', { id: token.id, token_file: path.join(folder, name) });
    expect([name, isError]).toEqual([name, true]);
  }
  expect((await owner.getToken('acme', token.id)).status).toBe('active');
  expect(heard).not.toContain(value);
});

test('what was asked before the end of stdin is answered, and then it ends', async () => {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../bin/keyfob.js'), 'mcp'], {
    env: { KEYFOB_TOKEN: await issue({ role: 'viewer' }), KEYFOB_API_URL: api.url, KEYFOB_CONFIG_DIR: folder },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const opening = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'a pipe', version: '1' } };
  const messages = [
    { id: 1, method: 'initialize', params: opening },
    { method: 'notifications/initialized' },
    { id: 2, method: 'tools/call', params: { name: 'whoami', arguments: {} } },
    { id: 3, method: 'tools/call', params: { name: 'list_tokens', arguments: {} } },
  ];
  child.stdin.end(messages.map((one) => `${JSON.stringify({ jsonrpc: '2.0', ...one })}\n`).join(''));
  const answers = (await text(child.stdout)).trim().split('\n');
  const ids = answers.map((one) => (JSON.parse(one) as { id: number }).id);
  expect(new Set(ids)).toEqual(new Set([1, 2, 3]));
});

test('without a credential it does not start, and says what to do', async () => {
  const { exitCode, stdout, stderr } = await runCli(['mcp', '--api-url', api.url]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: '' });
  expect(stderr).toContain('Authentication required');
});
