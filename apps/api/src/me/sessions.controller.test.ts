import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { TestApi } from '../../test/harness.ts';

interface Row {
  id: string;
  kind: string;
  current: boolean;
  user_agent: string | null;
  last_seen_at: string | null;
}

let api: TestApi;
let token: string;
beforeAll(async () => {
  api = await startApi();
  ({ value: token } = await api.createToken({ role: 'owner', grants: undefined }));
});
afterAll(() => api.close());

const signIn = () => api.signIn(api.owner.email, api.owner.password);
const list = (cookie: string, query = '') =>
  api.ask<{ data: Row[]; next_cursor: string | null }>('GET', `/v1/me/sessions${query}`, { cookie });
const status = async (cookie: string) => (await api.ask('GET', '/v1/me', { cookie })).status;

test('a person sees where they are signed in, newest first, page by page, and which one asks', async () => {
  const cookie = await signIn();
  const { body } = await list(cookie);
  expect(body.data.map((row) => [row.kind, row.current])).toEqual([
    ['browser', true],
    ['browser', false],
  ]);
  expect(body.data[0]).toMatchObject({ user_agent: 'node', ip: '127.0.0.1', client: null });
  expect(Date.parse(body.data[0]?.last_seen_at ?? '')).toBeGreaterThan(0);
  const first = await list(cookie, '?limit=1');
  const second = await list(cookie, `?limit=1&cursor=${first.body.next_cursor}`);
  expect([...first.body.data, ...second.body.data].map(({ id }) => id)).toEqual(body.data.map(({ id }) => id));
  expect(second.body.next_cursor).toBeNull();
});

test('a session ends at once, is gone afterwards and is nobody else’s to end', async () => {
  const [mine, other] = [await signIn(), await signIn()];
  const { body } = await list(other);
  const id = body.data.find((row) => row.current)?.id ?? '';
  expect(await api.ask('DELETE', `/v1/me/sessions/${id}`, { cookie: mine })).toMatchObject({
    status: 200,
    body: { ended: 1 },
  });
  expect([await status(other), await status(mine)]).toEqual([401, 200]);
  for (const unknown of [id, '0190a0a0-0000-7000-8000-000000000000', 'x'])
    expect((await api.ask('DELETE', `/v1/me/sessions/${unknown}`, { cookie: mine })).status).toBe(404);
  expect((await api.ask('DELETE', '/v1/me/sessions/current', { cookie: mine })).status).toBe(200);
  expect(await status(mine)).toBe(401);
});

test('signing out everywhere else keeps this one, signing out everywhere keeps none', async () => {
  const [mine, other] = [await signIn(), await signIn()];
  expect(
    (await api.ask('DELETE', '/v1/me/sessions?keep_current=true', { cookie: mine })).body['ended'],
  ).toBeGreaterThan(1);
  expect([await status(other), await status(mine)]).toEqual([401, 200]);
  const again = await signIn();
  expect((await api.ask('DELETE', '/v1/me/sessions', { cookie: mine })).body).toEqual({ ended: 2 });
  expect([await status(again), await status(mine)]).toEqual([401, 401]);
  const events = await api.core.inInstallation(
    { caller: { kind: 'system', label: 'test' }, request: { id: null, ip: null } },
    (ctx) =>
      ctx.em.execute<{ after: unknown }[]>(
        `select after from keyfob.audit_event where action = 'person.signed_out' order by seq desc limit 1`,
      ),
  );
  expect(events).toEqual([{ after: { ended: 2, kept_session_id: null } }]);
});

test('S13 sessions are a person’s: a token neither lists nor ends them', async () => {
  const cookie = await signIn();
  for (const [method, path] of [
    ['GET', '/v1/me/sessions'],
    ['DELETE', '/v1/me/sessions'],
    ['DELETE', '/v1/me/sessions/current'],
  ] as const)
    expect((await api.ask(method, path, { token })).body['code']).toBe('session_required');
  expect(await status(cookie)).toBe(200);
});
