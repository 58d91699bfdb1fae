import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const trick = '\u001B]0;owned\u0007\u001B[2J\u009B2J\r\nname';
const at = '2026-01-01T00:00:00.000Z';
const workspace = { id: trick, slug: trick, name: trick, role: trick, grants: [] };
const token = {
  id: trick,
  handle: trick,
  name: trick,
  description: trick,
  kind: trick,
  type: trick,
  environment: trick,
  refreshable: true,
  access: trick,
  role: trick,
  grants: [],
  status: trick,
  start: trick,
  last4: trick,
  created_at: at,
  created_by: null,
  owner: null,
  expires_at: at,
  not_before: null,
  last_used_at: at,
  last_used_ip: trick,
  last_used_user_agent: trick,
  use_count: 1,
  max_uses: null,
  parent_id: null,
  family_id: trick,
  predecessor_id: null,
  successor_id: null,
  revoked_at: at,
  revoke_reason: trick,
  allowed_cidrs: [trick],
  rate_limit: null,
  metadata: { [trick]: trick },
  version: 1,
};
const person = { kind: 'person', id: trick, label: trick, via: { kind: 'token', id: trick, label: trick } };
const event = {
  id: trick,
  seq: 1,
  at,
  actor: person,
  action: trick,
  subject: person,
  ip: trick,
  request_id: trick,
  personal: {},
  salts: {},
  prev_hash: '',
  hash: '',
};
const replies: readonly (readonly [RegExp, object])[] = [
  [/\/me$/, { person: null, token, workspaces: [workspace] }],
  [/\/tokens\/[^/]+\/(?:disable|revoke)$/, { token, effective: { nodes: 1, ms: 1 } }],
  [/\/tokens\/[^/?]+$/, token],
  [/\/tokens(?:\?.*)?$/, { data: [token], next_cursor: trick, total_active: 1, total_active_exact: true }],
  [/\/audit-events/, { data: [event], next_cursor: null }],
  [
    /\/verify$/,
    {
      valid: false,
      code: trick,
      missing: [{ resource_type: trick, resource_id: trick, actions: [trick] }],
      fix_url: trick,
      warnings: [trick],
      explain: [{ check: trick, ok: false, detail: trick }],
    },
  ],
];
const problem = {
  type: 'about:blank',
  title: trick,
  status: 403,
  detail: trick,
  code: 'permission_denied',
  request_id: trick,
  missing: [{ resource_type: trick, resource_id: '*', actions: [trick] }],
};

const server = createServer((request, response) => {
  const found = request.url?.includes('refused')
    ? undefined
    : replies.find(([path]) => path.test(request.url ?? ''))?.[1];
  response
    .writeHead(found === undefined ? 403 : 200, { 'content-type': 'application/json' })
    .end(JSON.stringify(found ?? problem));
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => server.close());

const id = '01a21999-4841-7cbf-9772-78ad50696908';

test('S18 no escape sequence of what a service names or says reaches the terminal, in any format', async () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = {
    KEYFOB_API_URL: url,
    KEYFOB_TOKEN: ['kf_wst', 's4JcBY2TYGzrUblUrytHAiTUPAcKsa2nBXEz'].join('_'),
    KEYFOB_WORKSPACE: 'w',
  };
  const lines = [
    ['token', 'list'],
    ['token', 'show'],
    ['token', 'show', id],
    ['token', 'disable', id],
    ['token', 'revoke', id, '--yes'],
    ['token', 'can', 'a:b', '--explain'],
    ['auth', 'status'],
    ['workspace', 'list'],
    ['workspace', 'show', 'refused'],
    ['audit', 'list'],
  ];
  let tried = 0;
  let reached = 0;
  for (const line of lines) {
    const flags = [['-v'], ['--json']];
    const runs = await Promise.all(flags.map((more) => runCli([...line, ...more], env)));
    for (const [at, { stdout, stderr }] of runs.entries()) {
      const text = (stdout + stderr).replaceAll('\n', '');
      expect([line, text.length]).not.toEqual([line, 0]);
      tried += 1;
      if (/\p{Cc}/u.test(text)) reached += 1;
      expect([line, flags[at], text]).toEqual([line, flags[at], expect.not.stringMatching(/\p{Cc}/u)]);
    }
  }
  console.log(`S18: ${tried} answers with escape sequences printed by the CLI, ${reached} reached the terminal`);
});
