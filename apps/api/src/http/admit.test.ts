import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { TestApi } from '../../test/harness.ts';

let api: TestApi;
let value: string;
let tokens: string;

beforeAll(async () => {
  api = await startApi();
  tokens = `/v1/workspaces/${api.workspace.slug}/tokens`;
  ({ value } = await api.createToken({ role: 'administrator', grants: undefined }));
});
afterAll(() => api.close());

const missing = 'Bearer realm="keyfob"';

test('no credential: 401 with a bare challenge', async () => {
  const reply = await api.ask('GET', '/v1/me');
  expect(reply.status).toBe(401);
  expect(reply.headers.get('www-authenticate')).toBe(missing);
  expect(reply.body).toMatchObject({
    code: 'authentication_required',
    status: 401,
    request_id: reply.headers.get('x-request-id'),
  });
});

test.each(['kf_pat_nonsense', 'x', 'kf_wst_000000000000000000000000000000aaaaaa'])(
  'a bad token %s: 401 invalid_token',
  async (token) => {
    const reply = await api.ask('GET', '/v1/me', { token });
    expect(reply.status).toBe(401);
    expect(reply.headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect(reply.body['code']).toBe('invalid_token');
  },
);

test('too little permission: 403 insufficient_scope naming what is missing', async () => {
  const { value: weak } = await api.createToken();
  const reply = await api.ask('GET', tokens, { token: weak });
  expect(reply.status).toBe(403);
  expect(reply.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
  expect(reply.body).toMatchObject({
    code: 'permission_denied',
    missing: [{ resource_type: 'keyfob/token', resource_id: '*', actions: ['list'] }],
  });
});

test('S4 a token in the URL never authenticates, and two ways at once are refused', async () => {
  let tried = 0;
  for (const name of ['access_token', 'token', 'authorization', 'bearer', 'api_key']) {
    for (const path of ['/v1/me', tokens, '/v1/workspaces']) {
      const reply = await api.ask('GET', `${path}?${name}=${value}`);
      expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, missing]);
      tried += 1;
    }
  }
  const verify = { token: value };
  expect((await api.ask('POST', `/v1/verify?access_token=${value}`, { body: verify })).status).toBe(401);
  for (const request of [
    api.ask('GET', `/v1/me?access_token=${value}`, { token: value }),
    api.ask('GET', '/v1/me', { token: value, cookie: api.owner.cookie }),
    api.ask('POST', `/v1/verify?access_token=${value}`, { token: value, body: verify }),
    api.ask('POST', '/v1/verify', { token: value, cookie: api.owner.cookie, body: verify }),
  ]) {
    const reply = await request;
    expect([reply.status, reply.body['code']]).toEqual([400, 'multiple_credentials']);
    tried += 1;
  }
  const inBody = await api.ask('POST', '/v1/self/revoke', { token: value, body: { access_token: value } });
  expect([inBody.status, inBody.body['code']]).toEqual([400, 'invalid_request']);
  const form = await api.ask('POST', '/v1/self/revoke', {
    body: `access_token=${value}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(form.status).toBe(401);
  expect((await api.ask('GET', '/v1/me', { token: value })).status).toBe(200);
  console.log(`S4: ${tried + 3} requests, 0 authenticated by URL or by two ways at once`);
});

test('S10 identity in a body counts for nothing: unauthenticated writes get 401 and leave no row', async () => {
  const stolen = { user_id: 'owner', userId: 'owner', role: 'owner', hash: 'x', owner: { id: 'x' } };
  const before = await api.ask<{ data: unknown[] }>('GET', `${tokens}?status=all`, { cookie: api.owner.cookie });
  const id = '0190a0a0-0000-7000-8000-000000000000';
  let refused = 0;
  for (const route of api.app.routes.all) {
    if (route.method === 'GET' || !route.operation || ['public', 'perhaps'].includes(route.operation.access)) continue;
    const path = route.path.replace(':workspace', api.workspace.slug).replace(':id', id);
    for (const body of [stolen, { kind: 'personal', ...stolen }, { name: 'x', token: value, ...stolen }]) {
      const reply = await api.ask(route.method, path, { body });
      expect([route.operation.id, reply.status]).toEqual([route.operation.id, 401]);
      refused += 1;
    }
  }
  const after = await api.ask<{ data: unknown[] }>('GET', `${tokens}?status=all`, { cookie: api.owner.cookie });
  expect(after.body.data).toHaveLength(before.body.data.length);
  console.log(`S10: ${refused} unauthenticated writes, 0 let in, 0 rows`);
});

test('S13 a token opens no session, and a session is no token', async () => {
  const verify = { token: value };
  const asSession = [
    await api.ask('POST', '/v1/verify', { cookie: api.owner.cookie, body: verify }),
    await api.ask('POST', '/v1/verify/batch', { cookie: api.owner.cookie, body: { items: [verify] } }),
    await api.ask('POST', '/v1/self/rotate', { cookie: api.owner.cookie, body: {} }),
    await api.ask('POST', '/v1/self/extend', { cookie: api.owner.cookie, body: {} }),
    await api.ask('POST', '/v1/self/revoke', { cookie: api.owner.cookie, body: {} }),
  ];
  expect(asSession.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
  const session = await api.ask('GET', '/api/auth/get-session', { token: value });
  expect(session.text).toBe('null');
  const asCookie = await api.ask('GET', '/v1/me', { cookie: `keyfob.session_token=${value}` });
  expect(asCookie.status).toBe(401);
  for (const [method, path] of [
    ['POST', '/v1/workspaces'],
    ['PUT', '/v1/installation/resource-types'],
  ] as const) {
    const reply = await api.ask(method, path, {
      token: value,
      body: method === 'POST' ? { name: 'Mine' } : { data: [] },
    });
    expect(reply.status).toBe(403);
  }
  console.log(`S13: ${asSession.length + 4} crossings of token and session, 0 let in`);
});

test('S13 the session of a device is a person wherever a person may come, and no token anywhere', async () => {
  const own = { origin: 'http://localhost:4600' };
  const client_id = 'keyfob-cli';
  const { body: begun } = await api.ask('POST', '/api/auth/device/code', { body: { client_id } });
  const userCode = String(begun['user_code']);
  await api.ask('GET', `/api/auth/device?user_code=${userCode}`, { cookie: api.owner.cookie });
  const approval = { cookie: api.owner.cookie, body: { userCode }, headers: own };
  expect((await api.ask('POST', '/api/auth/device/approve', approval)).status).toBe(200);
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';
  const polled = await api.ask('POST', '/api/auth/device/token', {
    body: { grant_type, client_id, device_code: begun['device_code'] },
  });
  const token = String(polled.body['access_token']);
  expect((await api.ask('GET', '/v1/me', { token })).body).toMatchObject({ person: { email: api.owner.email } });
  const path = `/v1/workspaces/${api.workspace.slug}`;
  expect((await api.ask('PATCH', path, { token, body: { name: 'Acme' } })).status).toBe(200);
  const sessions = await api.ask<{ data: unknown[] }>('GET', '/v1/me/sessions', { token });
  expect(sessions.body.data[0]).toMatchObject({ kind: 'device', client: client_id, current: true });

  const verify = { token: value };
  const refused = [
    await api.ask('POST', '/v1/verify', { token, body: verify }),
    await api.ask('POST', '/v1/verify/batch', { token, body: { items: [verify] } }),
    await api.ask('POST', '/v1/self/rotate', { token, body: {} }),
    await api.ask('POST', '/v1/self/extend', { token, body: {} }),
    await api.ask('POST', '/v1/self/revoke', { token, body: {} }),
    await api.ask('GET', '/v1/me', { cookie: `keyfob.session_token=${token}` }),
    await api.ask('GET', '/v1/me', { token: `${token}x` }),
    await api.ask('GET', '/v1/me', { token: token.split('.')[0] ?? '' }),
  ];
  expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 401));
  expect((await api.ask('GET', '/v1/me', { token, cookie: api.owner.cookie })).status).toBe(400);
  expect((await api.ask('DELETE', '/v1/me/sessions/current', { token })).status).toBe(200);
  expect((await api.ask('GET', '/v1/me', { token })).status).toBe(401);
  console.log(`S13: ${refused.length} crossings of a device’s session, 0 let in`);
});

test('a change with a session from another origin, or not as JSON, is refused', async () => {
  const change = { cookie: api.owner.cookie, body: { name: 'taken over' } };
  const path = `/v1/workspaces/${api.workspace.slug}`;
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost:4601' },
    { origin: api.url.replace('http:', 'https:') },
    { 'sec-fetch-site': 'cross-site' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'text/plain; application/json' },
  ]) {
    const reply = await api.ask('PATCH', path, { ...change, headers });
    expect([headers, reply.status, reply.body['code']]).toEqual([headers, 403, 'foreign_origin']);
    expect(reply.headers.get('access-control-allow-origin')).toBeNull();
  }
  for (const origin of ['http://localhost:4600', api.url]) {
    expect(
      (await api.ask('PATCH', path, { cookie: api.owner.cookie, body: { name: 'Acme' }, headers: { origin } })).status,
    ).toBe(200);
  }
});

/** The reply to a request written byte by byte, as no client library would. */
function raw(target: string, ...headers: string[]): Promise<string> {
  const { hostname, port } = new URL(api.url);
  const socket = connect(Number(port), hostname);
  socket.write([`GET ${target} HTTP/1.1`, 'host: keyfob', 'connection: close', ...headers, '', ''].join('\r\n'));
  return text(socket);
}

test('two Authorization headers are refused, whichever is good', async () => {
  const good = `authorization: Bearer ${value}`;
  expect(await raw('/v1/me', good)).toMatch(/^HTTP\/1.1 200 /);
  for (const both of [
    [good, 'authorization: Bearer other'],
    ['authorization: Bearer other', good],
    [good, good],
  ]) {
    const reply = await raw('/v1/me', ...both);
    expect(reply).toMatch(/^HTTP\/1.1 400 /);
    expect(reply).toContain('multiple_credentials');
  }
});

test('no cache keeps a reply, also when the request named the whole URL', async () => {
  const reply = await raw('http://keyfob/v1/me', `authorization: Bearer ${value}`);
  expect(reply).toMatch(/^HTTP\/1.1 200 /);
  expect(reply.toLowerCase()).toContain('cache-control: no-store');
});

test('a session cookie of another application on this host is none of ours', async () => {
  const reply = await api.ask('GET', '/v1/me', { token: value, cookie: 'other.session_token=x' });
  expect(reply.status).toBe(200);
});

test('X-Forwarded-For counts only from a trusted proxy', async () => {
  const { value: bound } = await api.createToken({ allowed_cidrs: ['203.0.113.0/24'] });
  const from = (who: TestApi, address: string, token: string) =>
    who.ask('GET', '/v1/me', { token, headers: { 'x-forwarded-for': address } }).then(({ status }) => status);
  expect(await from(api, '203.0.113.7', bound)).toBe(401);

  const behindProxy = await startApi({ KEYFOB_TRUSTED_PROXIES: '127.0.0.1' });
  const { value: known } = await behindProxy.createToken({ allowed_cidrs: ['203.0.113.0/24'] });
  expect(await from(behindProxy, '203.0.113.7', known)).toBe(200);
  expect(await from(behindProxy, '198.51.100.1', known)).toBe(401);
  expect(await from(behindProxy, '203.0.113.7, 198.51.100.1', known)).toBe(401);
  await behindProxy.close();
});
