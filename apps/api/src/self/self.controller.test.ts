import type { ChangedToken, RotatedToken } from '@keyfob/core/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { TestApi } from '../../test/harness.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const self = <Body>(action: string, token: string, body: unknown = {}, headers = {}) =>
  api.ask<Body & { code?: string }>('POST', `/v1/self/${action}`, { token, body, headers });

test('a token without any grant rotates itself; the old value is refused at once', async () => {
  const { token, value } = await api.createToken({ type: 'standard' });
  const rotated = await self<RotatedToken>('rotate', value);
  expect(rotated.status).toBe(200);
  expect(rotated.body).toMatchObject({
    token: { predecessor_id: token.id },
    predecessor: { id: token.id, status: 'revoked' },
    effective: { nodes: 0 },
  });
  expect((await api.ask('GET', '/v1/me', { token: value })).status).toBe(401);
  expect((await api.ask('GET', '/v1/me', { token: rotated.body.value })).status).toBe(200);
});

test('a value rotated away replays its own rotation by its key, and is refused another', async () => {
  const { value } = await api.createToken();
  const key = { 'idempotency-key': 'rotation-1' };
  const first = await self<RotatedToken>('rotate', value, {}, key);
  const replay = await self<RotatedToken>('rotate', value, {}, key);
  expect([replay.status, replay.body.token.id]).toEqual([200, first.body.token.id]);
  expect((await api.ask('GET', '/v1/me', { token: first.body.value })).status).toBe(401);
  expect((await api.ask('GET', '/v1/me', { token: replay.body.value })).status).toBe(200);
  const another = await self('rotate', value);
  expect([another.status, another.body.code]).toEqual([409, 'token_superseded']);
});

test('a value rotated away more than a minute ago that rotates again ends its whole family', async () => {
  const { value } = await api.createToken();
  const rotated = await self<RotatedToken>('rotate', value);
  api.core.clock.offsetMs = 61_000;
  try {
    const reuse = await self('rotate', value);
    expect([reuse.status, reuse.body.code]).toEqual([401, 'invalid_token']);
    expect((await api.ask('GET', '/v1/me', { token: rotated.body.value })).status).toBe(401);
  } finally {
    api.core.clock.offsetMs = 0;
  }
});

test('a refreshable token extends itself, another cannot; a token ends itself', async () => {
  const standard = await api.createToken({ type: 'standard', expires_in: '7d' });
  expect((await self('extend', standard.value)).status).toBe(200);
  const fixed = await api.createToken({ type: 'long_lived' });
  expect((await self('extend', fixed.value)).body.code).toBe('not_refreshable');
  const ended = await self<ChangedToken>('revoke', fixed.value, { reason: 'done' });
  expect(ended.body).toMatchObject({ token: { status: 'revoked', revoke_reason: 'done' } });
  expect((await self('revoke', fixed.value)).status).toBe(401);
});
