import type { Verdict } from '@keyfob/core/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { TestApi } from '../../test/harness.ts';

let api: TestApi;
let verifier: string;

beforeAll(async () => {
  api = await startApi();
  ({ value: verifier } = await api.createToken({ grants: [{ resource_type: 'keyfob/token', actions: ['verify'] }] }));
});
afterAll(() => api.close());

const verify = (body: Record<string, unknown>, token = verifier) =>
  api.ask<Verdict>('POST', '/v1/verify', { token, body });

test('a good token: 200 valid, with what a service needs to know of it and nothing else', async () => {
  const { token, value } = await api.createToken({
    name: 'ci',
    metadata: { team: 'core', tags: ['a', { deep: null }] },
  });
  const reply = await verify({
    token: value,
    require: [{ resource_type: 'builder', resource_id: 'b1', action: 'ensure' }],
  });
  expect(reply.status).toBe(200);
  expect(reply.body).toEqual({
    valid: true,
    code: 'valid',
    token: {
      id: token.id,
      name: 'ci',
      kind: 'workspace',
      environment: 'production',
      workspace: { id: api.workspace.id, slug: api.workspace.slug, external_id: null },
      owner: null,
      grants: [{ resource_type: 'builder', resource_id: '*', actions: ['*'] }],
      expires_at: token.expires_at,
      metadata: { team: 'core', tags: ['a', { deep: null }] },
    },
    warnings: [],
  });
});

test('a refusal is a verdict, not an error: 200 with its code, what is missing and where to add it', async () => {
  const { token, value } = await api.createToken();
  const reply = await verify({ token: value, require: [{ resource_type: 'artifact', action: 'list' }], explain: true });
  expect(reply.status).toBe(200);
  expect(reply.body).toMatchObject({
    valid: false,
    code: 'insufficient_permissions',
    missing: [{ resource_type: 'artifact', resource_id: '*', actions: ['list'] }],
  });
  expect(reply.body.fix_url).toContain(token.id);
  expect(reply.body.explain?.at(-1)).toMatchObject({ ok: expect.any(Boolean) as boolean });
  expect((await verify({ token: 'kf_wst_unknown' })).body).toEqual({ valid: false, code: 'not_found', warnings: [] });
});

test('a token may ask about itself without any grant, and gets the verdict even when dead', async () => {
  const { token, value } = await api.createToken();
  expect((await verify({ token: value }, value)).body.code).toBe('valid');
  await api.ask('POST', `/v1/workspaces/${api.workspace.id}/tokens/${token.id}/revoke`, { cookie: api.owner.cookie });
  const reply = await verify({ token: value }, value);
  expect([reply.status, reply.body.code]).toEqual([200, 'revoked']);
});

test('a verifier without the grant: 403 naming it; a dead one: 401', async () => {
  const { token, value } = await api.createToken();
  const weak = await verify({ token: verifier }, value);
  expect(weak.status).toBe(403);
  expect(weak.body.missing).toEqual([{ resource_type: 'keyfob/token', resource_id: '*', actions: ['verify'] }]);
  await api.ask('DELETE', `/v1/workspaces/${api.workspace.id}/tokens/${token.id}`, { cookie: api.owner.cookie });
  expect((await verify({ token: verifier }, value)).status).toBe(401);
});

test('a batch answers in order; one malformed item refuses it whole; 101 items are too many', async () => {
  const first = await api.createToken();
  const second = await api.createToken();
  const items = [{ token: second.value }, { token: 'unknown' }, { token: first.value }];
  const reply = await api.ask<{ results: Verdict[] }>('POST', '/v1/verify/batch', { token: verifier, body: { items } });
  expect(reply.body.results.map(({ code, token }) => [code, token?.id])).toEqual([
    ['valid', second.token.id],
    ['not_found', undefined],
    ['valid', first.token.id],
  ]);
  for (const wrong of [
    { items: [{ token: first.value }, { colour: 'red' }] },
    { items: Array.from({ length: 101 }, () => ({ token: 'x' })) },
  ]) {
    expect((await api.ask('POST', '/v1/verify/batch', { token: verifier, body: wrong })).status).toBe(400);
  }
});
