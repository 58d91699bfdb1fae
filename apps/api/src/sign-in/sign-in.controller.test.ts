import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { TestApi } from '../../test/harness.ts';

let api: TestApi;
let token: string;
beforeAll(async () => {
  api = await startApi();
  ({ value: token } = await api.createToken({ role: 'owner', grants: undefined }));
});
afterAll(() => api.close());

const make = (email: string, as: object = { cookie: api.owner.cookie }) =>
  api.ask<{ link: string; expires_at: string }>('POST', '/v1/installation/password-resets', { ...as, body: { email } });
const tokenOf = (link: string) => new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? '';
const reset = (token: string, newPassword: string) =>
  api.ask('POST', '/api/auth/reset-password', { body: { token, newPassword } });

test('a sign-in page learns what to offer without signing in', async () => {
  const { status, body } = await api.ask('GET', '/v1/sign-in-options');
  expect([status, body]).toEqual([200, { password: true, reset_by_mail: false, oidc: null }]);
});

test('an operator makes a link that sets a new password once, ends every session and every other link', async () => {
  const older = await make(api.owner.email);
  const { status, body } = await make(api.owner.email.toUpperCase());
  expect(status).toBe(201);
  expect(body.link).toMatch(/^http:\/\/localhost:4600\/reset#token=[\w-]{43}$/);
  expect(Date.parse(body.expires_at) - Date.now()).toBeLessThanOrEqual(60 * 60 * 1000);
  expect((await make('nobody@example.com')).status).toBe(404);

  expect((await reset(tokenOf(body.link), 'another horse battery')).status).toBe(200);
  expect((await api.ask('GET', '/v1/me', { cookie: api.owner.cookie })).status).toBe(401);
  expect((await reset(tokenOf(body.link), 'a third horse battery')).status).toBe(400);
  expect((await reset(tokenOf(older.body.link), 'a third horse battery')).status).toBe(400);
  api.owner.cookie = await api.signIn(api.owner.email, 'another horse battery');
  expect(api.logged()).not.toContain(tokenOf(body.link));
});

test('nobody but an operator makes one', async () => {
  expect((await make(api.owner.email, {})).status).toBe(401);
  expect((await make(api.owner.email, { token })).body).toMatchObject({ code: 'session_required' });
  const system = { caller: { kind: 'system', label: 'test' }, request: { id: null, ip: null } } as const;
  await api.core.inInstallation(system, (ctx) => ctx.em.execute('delete from keyfob.operator'));
  expect((await make(api.owner.email)).body).toMatchObject({ code: 'permission_denied' });
  const events = await api.core.inInstallation(system, (ctx) =>
    ctx.em.execute(`select 1 from keyfob.audit_event where action = 'person.password_reset_made'`),
  );
  expect(events).toHaveLength(2);
});
