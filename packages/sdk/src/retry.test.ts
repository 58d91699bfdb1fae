import { expect, test } from 'vitest';
import { openPeer, problem } from '../test/open-peer.ts';
import type { Play } from '../test/open-peer.ts';
import { ConflictError, ConnectionError, RateLimitError, ServerError } from './errors.ts';
import { Keyfob } from './keyfob.ts';
import { retryAfterSeconds, retryDelay } from './retry.ts';

const me: Play = { json: { kind: 'token' } };
const hangUp: Play = (response) => response.destroy();
const cutOff: Play = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"kind":', () => response.destroy());
};
const now = { 'retry-after': '0' };

test.each<[string, Play]>([
  ['a connection that hangs up', hangUp],
  ['a reply cut off half-way', cutOff],
  ['408', problem(408, 'too_slow', {}, now)],
  ['409 request_in_flight', problem(409, 'request_in_flight', {}, now)],
  ['429', problem(429, 'too_many_requests', {}, now)],
  ['500', problem(500, 'internal_error', {}, now)],
  ['503', problem(503, 'unavailable', {}, now)],
  [
    'a proxy’s 502 page',
    (response) => response.writeHead(502, { 'content-type': 'text/html', ...now }).end('<h1>Bad gateway</h1>'),
  ],
])('%s passes: the call is tried again and answers', async (_, trouble) => {
  await using peer = await openPeer(trouble, trouble, me);
  const answer = await new Keyfob({ baseUrl: peer.url }).readMe();
  expect(answer).toEqual({ kind: 'token' });
  expect(peer.seen).toHaveLength(3);
});

test.each<[string, Play]>([
  ['400', problem(400, 'invalid_request')],
  ['401', problem(401, 'invalid_token')],
  ['404', problem(404, 'not_found')],
  ['409 name_taken', problem(409, 'name_taken')],
  ['429 that asks for more than a minute', problem(429, 'too_many_requests', {}, { 'retry-after': '61' })],
])('%s is not tried again', async (_, refusal) => {
  await using peer = await openPeer(refusal);
  await expect(new Keyfob({ baseUrl: peer.url }).readMe()).rejects.toThrow(/detail of/);
  expect(peer.seen).toHaveLength(1);
});

test('after the last retry the caller gets the error of the last try', async () => {
  await using peer = await openPeer(problem(503, 'unavailable', {}, now));
  await expect(new Keyfob({ baseUrl: peer.url }).readMe()).rejects.toThrow(ServerError);
  expect(peer.seen).toHaveLength(3);
});

test('a client and a call each set how often to try', async () => {
  await using peer = await openPeer(problem(429, 'too_many_requests', {}, now));
  const keyfob = new Keyfob({ baseUrl: peer.url, maxRetries: 0 });
  await expect(keyfob.readMe()).rejects.toThrow(RateLimitError);
  expect(peer.seen).toHaveLength(1);
  await expect(keyfob.readMe({ maxRetries: 4 })).rejects.toThrow(RateLimitError);
  expect(peer.seen).toHaveLength(6);
});

test('every try of a creating call carries the same idempotency key and body, and the next call another key', async () => {
  const issued: Play = { status: 201, json: { token: { id: 'id-1' }, value: 'kf_wst_x' } };
  await using peer = await openPeer(hangUp, problem(503, 'unavailable', {}, now), issued);
  const keyfob = new Keyfob({ baseUrl: peer.url });
  await keyfob.createToken('acme', { kind: 'workspace' });
  await keyfob.createToken('acme', { kind: 'workspace' });
  await keyfob.rotateToken('acme', 'id-1', {}, { idempotencyKey: 'mine' });
  const keys = peer.seen.map((request) => request.headers['idempotency-key']);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys.slice(0, 3)).toEqual([keys[0], keys[0], keys[0]]);
  expect(new Set(keys)).toHaveLength(3);
  expect(keys[4]).toBe('mine');
  expect(new Set(peer.seen.slice(0, 4).map((request) => request.body))).toEqual(new Set(['{"kind":"workspace"}']));
});

test('an extension whose reply was lost is not sent again: it would extend twice', async () => {
  await using peer = await openPeer(hangUp);
  await expect(new Keyfob({ baseUrl: peer.url }).extendToken('acme', 'id-1')).rejects.toThrow(ConnectionError);
  expect(peer.seen).toHaveLength(1);
});

test('Retry-After is understood in seconds and as a date, and not guessed from anything else', () => {
  const at = Date.parse('2026-11-22T10:00:00Z');
  expect(retryAfterSeconds('7', at)).toBe(7);
  expect(retryAfterSeconds('Sun, 22 Nov 2026 10:00:30 GMT', at)).toBe(30);
  expect(retryAfterSeconds('Sun, 22 Nov 2026 09:00:00 GMT', at)).toBe(0);
  for (const nonsense of [null, '', ' ', 'soon', '-']) expect(retryAfterSeconds(nonsense, at)).toBeUndefined();
});

test('waits grow, are spread over their second half, and give way to Retry-After', () => {
  const down = new ConnectionError('', { code: 'connection_failed' });
  expect([0, 1, 2].map((tried) => retryDelay(down, tried, 0))).toEqual([0.125, 0.25, 0.5]);
  expect(retryDelay(down, 0, 0.999)).toBeCloseTo(0.25, 2);
  expect(retryDelay(down, 50, 0)).toBe(4);
  expect(retryDelay(new RateLimitError('', { code: 'too_many_requests', status: 429, retryAfter: 3 }), 0, 0)).toBe(3);
  expect(retryDelay(new ConflictError('', { code: 'name_taken', status: 409 }), 0, 0)).toBeNull();
  expect(retryDelay(new Error('ours'), 0, 0)).toBeNull();
});
