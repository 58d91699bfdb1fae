import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { Answer, TestApi } from '../../test/harness.ts';

interface Refusal {
  code: string;
  errors?: { path: string; message: string }[];
  missing?: unknown[];
}

let api: TestApi;
let tokens: string;

beforeAll(async () => {
  api = await startApi();
  tokens = `/v1/workspaces/${api.workspace.slug}/tokens`;
});
afterAll(() => api.close());

const create = (body: Record<string, unknown>): Promise<Answer<Refusal>> =>
  api.ask('POST', tokens, { cookie: api.owner.cookie, body: { kind: 'workspace', role: 'viewer', ...body } });

async function expectRefused(body: Record<string, unknown>, path: string, message: RegExp | string): Promise<void> {
  const reply = await create(body);
  expect([reply.status, reply.body.code]).toEqual([400, 'invalid_request']);
  const error = reply.body.errors?.find((one) => one.path === path);
  expect(error?.message, JSON.stringify(reply.body.errors)).toMatch(message);
}

const grant = (more: Record<string, unknown>) => ({
  role: undefined,
  grants: [{ resource_type: 'builder', actions: ['list'], ...more }],
});

test('unknown fields are named, wherever they are', async () => {
  await expectRefused({ user_id: 'x' }, 'user_id', 'not a known field');
  await expectRefused(grant({ resource: 'x' }), 'grants.0.resource', 'not a known field');
  await expectRefused(
    { rate_limit: { limit: 1, window_seconds: 1, per: 'ip' } },
    'rate_limit.per',
    'not a known field',
  );
  const query = await api.ask<Refusal>('GET', `${tokens}?colour=red&limit=5`, { cookie: api.owner.cookie });
  expect([query.status, query.body.errors]).toEqual([400, [{ path: 'colour', message: 'is not a known field' }]]);
});

test('an unknown resource type or action is answered with the valid ones', async () => {
  await expectRefused(
    grant({ resource_type: 'bilder' }),
    'grants.0.resource_type',
    /builder.*artifact|artifact.*builder/,
  );
  await expectRefused(grant({ actions: ['list', 'explode'] }), 'grants.0.actions.1', /access.*ensure|ensure.*access/);
});

test.each([
  ['over-long', 'x'.repeat(101)],
  ['empty', ''],
  ['blank', '   '],
  ['with a line feed', 'a\nb'],
  ['with an escape', 'a\u001b[31mb'],
  ['with a null', 'a\u0000b'],
  ['with a bidi override', 'a\u202eb'],
  ['with a zero-width space', 'a\u200bb'],
])('a name %s is refused', async (_, name) => {
  await expectRefused({ name }, 'name', /./);
});

test('expiries in the past, beyond the policy, not a duration or given twice are refused', async () => {
  await expectRefused({ expires_at: '2020-01-01T00:00:00Z' }, 'expires_at', /past|future/);
  await expectRefused({ expires_in: '2y' }, 'expires_in', /365|maximum|at most/);
  await expectRefused({ expires_at: '2099-01-01T00:00:00Z' }, 'expires_at', /365|maximum|at most/);
  await expectRefused({ no_expiry: true }, 'no_expiry', /policy|allow/);
  for (const expires_in of ['1m', '0h', '-1d', '1.5h', 'soon', '1 h', 0, -5])
    await expectRefused({ expires_in }, 'expires_in', /./);
  for (const expires_at of ['tomorrow', '2027-13-01T00:00:00Z', '2027-01-01'])
    await expectRefused({ expires_at }, 'expires_at', /./);
  const twice = await create({ expires_in: '1h', expires_at: '2026-12-31T00:00:00Z' });
  expect([twice.status, twice.body.code]).toEqual([400, 'invalid_request']);
});

test('a name taken by a live token: 409, whatever its case; a dead one frees it', async () => {
  const first = await api.createToken({ name: 'Deploy' });
  const again = await create({ name: 'dEPLOY' });
  expect([again.status, again.body.code]).toEqual([409, 'name_taken']);
  await api.ask('POST', `${tokens}/${first.token.id}/revoke`, { cookie: api.owner.cookie });
  expect((await create({ name: 'deploy' })).status).toBe(201);
});

test('grants the caller does not hold: 403 naming which', async () => {
  const { value } = await api.createToken({
    grants: [
      { resource_type: 'keyfob/token', actions: ['create'] },
      { resource_type: 'builder', resource_id: 'a*', actions: ['list'] },
    ],
  });
  const reply = await api.ask<Refusal>('POST', tokens, {
    token: value,
    body: { kind: 'workspace', grants: [{ resource_type: 'builder', resource_id: 'abc', actions: ['list', 'get'] }] },
  });
  expect([reply.status, reply.body.code]).toEqual([403, 'grants_not_held']);
  expect(reply.body.missing).toEqual([{ resource_type: 'builder', resource_id: 'abc', actions: ['get'] }]);
});

test('sizes: grants, actions, metadata, addresses, pages', async () => {
  const one = { resource_type: 'builder', actions: ['list'] };
  await expectRefused({ role: undefined, grants: Array.from({ length: 101 }, () => one) }, 'grants', /100/);
  await expectRefused(grant({ actions: Array.from({ length: 51 }, () => 'list') }), 'grants.0.actions', /50/);
  await expectRefused(grant({ actions: [] }), 'grants.0.actions', /1/);
  await expectRefused({ metadata: { note: 'x'.repeat(5000) } }, 'metadata', /4 KB/);
  await expectRefused({ allowed_cidrs: ['10.0.0.0/8', '300.1.1.1'] }, 'allowed_cidrs.1', /CIDR/);
  await expectRefused({ max_uses: 0 }, 'max_uses', /1/);
  for (const limit of ['101', '0', '-1', 'x', '1.5', '1e9']) {
    const reply = await api.ask<Refusal>('GET', `${tokens}?limit=${limit}`, { cookie: api.owner.cookie });
    expect([limit, reply.status, reply.body.errors?.[0]?.path]).toEqual([limit, 400, 'limit']);
  }
});

test('a cursor of another filter, or of nobody, is refused', async () => {
  await api.createToken();
  await api.createToken();
  const page = await api.ask<{ next_cursor: string }>('GET', `${tokens}?limit=1`, { cookie: api.owner.cookie });
  expect(page.body.next_cursor).toBeTruthy();
  for (const query of [`kind=workspace&cursor=${page.body.next_cursor}`, 'cursor=nonsense', 'cursor=']) {
    const reply = await api.ask<Refusal>('GET', `${tokens}?limit=1&${query}`, { cookie: api.owner.cookie });
    expect([query, reply.status]).toEqual([query, 400]);
    expect(reply.body.code).toMatch(/^invalid_(cursor|request)$/);
  }
});

test('every wrong field is told at once', async () => {
  const reply = await create({ name: '', max_uses: -1, colour: 'red', environment: 'staging' });
  expect(reply.body.errors?.map(({ path }) => path).toSorted()).toEqual(['colour', 'environment', 'max_uses', 'name']);
});

test('an edit against an old version: 412; an ETag of the current one is accepted', async () => {
  const { token } = await api.createToken();
  const at = `${tokens}/${token.id}`;
  const read = await api.ask('GET', at, { cookie: api.owner.cookie });
  const etag = read.headers.get('etag') ?? '';
  expect(etag).toBe(`"${token.version}"`);
  const edit = (ifMatch: string) =>
    api.ask('PATCH', at, {
      cookie: api.owner.cookie,
      body: { description: ifMatch },
      headers: { 'if-match': ifMatch },
    });
  expect((await edit(etag)).status).toBe(200);
  for (const stale of [etag, '"999"', 'W/"1"', 'nonsense'])
    expect([stale, (await edit(stale)).status]).toEqual([stale, 412]);
  expect((await edit('*')).status).toBe(200);
});

test('an idempotency key: same body repeats the same token, another body is refused, a malformed key too', async () => {
  const send = (key: string, body: Record<string, unknown>) =>
    api.ask<Refusal & { token: { id: string }; value: string }>('POST', tokens, {
      cookie: api.owner.cookie,
      body: { kind: 'workspace', role: 'viewer', ...body },
      headers: { 'idempotency-key': key },
    });
  const first = await send('key-1', { name: 'once' });
  const again = await send('key-1', { name: 'once' });
  expect([first.status, again.status, again.body.token.id]).toEqual([201, 201, first.body.token.id]);
  expect(again.body.value).not.toBe(first.body.value);
  const other = await send('key-1', { name: 'twice' });
  expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
  const malformed = await send('k'.repeat(256), {});
  expect([malformed.status, malformed.body.errors?.[0]?.path]).toEqual([400, 'Idempotency-Key']);
});

test('instants outside the years 1970 to 9999, in UTC, and metadata nested without end are bad requests', async () => {
  for (const not_before of [
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+14:00',
    '1969-12-31T23:59:59Z',
    '9999-12-31T23:59:59-01:00',
  ]) {
    await expectRefused({ not_before }, 'not_before', /1970 and 9999/);
    const list = await api.ask<Refusal>('GET', `${tokens}?expires_before=${encodeURIComponent(not_before)}`, {
      cookie: api.owner.cookie,
    });
    expect([not_before, list.status, list.body.errors?.[0]?.path]).toEqual([not_before, 400, 'expires_before']);
  }
  const nested = (depth: number) => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`) as unknown;
  for (const depth of [33, 3000, 10_000]) await expectRefused({ metadata: nested(depth) }, 'metadata', /32 levels/);
  expect((await create({ metadata: nested(32) })).status).toBe(201);
});

test('a reply does not grow with the mistakes in a request', async () => {
  const actions = Array.from({ length: 50 }, (_, at) => `unknown-${at}`);
  const one = { resource_type: 'builder', actions };
  const unknown = await create({ role: undefined, grants: Array.from({ length: 60 }, () => one) });
  expect([unknown.status, unknown.body.errors?.length]).toEqual([400, 20]);
  expect(unknown.body.errors?.filter(({ message }) => message.includes('; valid: '))).toHaveLength(1);
  expect(unknown.text.length).toBeLessThan(8000);
  const fields = await create(Object.fromEntries(Array.from({ length: 4000 }, (_, at) => [`x${at}`, 1])));
  expect([fields.status, fields.body.errors?.length]).toEqual([400, 20]);
  expect(fields.text.length).toBeLessThan(8000);
});
