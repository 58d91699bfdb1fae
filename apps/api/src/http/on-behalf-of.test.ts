import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { Ask, TestApi } from '../../test/harness.ts';

let api: TestApi;
let service: string;
let workspaceToken: string;
beforeAll(async () => {
  api = await startApi();
  const { body } = await api.ask<{ value: string }>('POST', '/v1/installation/tokens', {
    cookie: api.owner.cookie,
    body: {
      kind: 'service',
      grants: [
        { resource_type: 'keyfob/member', actions: ['impersonate'] },
        { resource_type: 'keyfob/token', actions: ['verify'] },
        { resource_type: 'builder', actions: ['*'] },
      ],
    },
  });
  service = body.value;
  workspaceToken = (await api.createToken()).value;
  const added = await api.ask('POST', `/v1/workspaces/${api.workspace.id}/members`, {
    cookie: api.owner.cookie,
    body: { external_id: 'user-42', role: 'member' },
  });
  if (added.status !== 201) throw new Error(`adding the member answered ${added.status}: ${added.text}`);
});
afterAll(() => api.close());

const create = { kind: 'personal', grants: [{ resource_type: 'builder', actions: ['list'] }] };
const cases: [string, string, string, () => Ask, string, number, string | undefined][] = [
  ['a service token', 'POST', '/v1/workspaces/acme/tokens', () => ({ token: service }), 'user-42', 201, undefined],
  ['nobody', 'POST', '/v1/workspaces/acme/tokens', () => ({}), 'user-42', 401, 'authentication_required'],
  ['a session', 'POST', '/v1/workspaces/acme/tokens', () => session(), 'user-42', 400, 'invalid_request'],
  ['a workspace token', 'POST', '/v1/workspaces/acme/tokens', () => tenant(), 'user-42', 400, 'invalid_request'],
  ['a stranger', 'POST', '/v1/workspaces/acme/tokens', () => ({ token: service }), 'user-43', 403, 'unknown_member'],
  ['two members', 'POST', '/v1/workspaces/acme/tokens', () => ({ token: service }), 'a, b', 400, 'invalid_request'],
  ['no name', 'POST', '/v1/workspaces/acme/tokens', () => ({ token: service }), '', 400, 'invalid_request'],
  ['no workspace', 'GET', '/v1/me', () => ({ token: service }), 'user-42', 400, 'invalid_request'],
  ['a list of workspaces', 'GET', '/v1/workspaces', () => ({ token: service }), 'user-42', 400, 'invalid_request'],
  ['itself', 'POST', '/v1/self/revoke', () => ({ token: service }), 'user-42', 400, 'invalid_request'],
  ['the installation', 'GET', '/v1/installation/tokens', () => ({ token: service }), 'user-42', 400, 'invalid_request'],
  ['a verify', 'POST', '/v1/verify', () => ({ token: service }), 'user-42', 400, 'invalid_request'],
  ['a public route', 'GET', '/healthz', () => ({}), 'user-42', 400, 'invalid_request'],
];
const session = (): Ask => ({ cookie: api.owner.cookie, headers: { origin: 'http://localhost:4600' } });
const tenant = (): Ask => ({ token: workspaceToken });

test.each(cases)('Keyfob-On-Behalf-Of with %s is never ignored', async (_, method, path, who, member, status, code) => {
  const ask = who();
  const bodies: Record<string, unknown> = { '/v1/verify': { token: 'x' }, '/v1/self/revoke': {} };
  const reply = await api.ask<{ code?: string }>(method, path, {
    ...ask,
    headers: { ...ask.headers, 'keyfob-on-behalf-of': member },
    ...(method === 'POST' && { body: bodies[path] ?? create }),
  });
  expect([reply.status, reply.body.code]).toEqual([status, code]);
});
