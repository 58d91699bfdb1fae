import { once } from 'node:events';
import { connect } from 'node:net';
import { errorTable } from '@keyfob/core';
import { Problem } from '@keyfob/core/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { Answer, Ask, TestApi } from '../../test/harness.ts';

let api: TestApi;
let value: string;
let tokens: string;

beforeAll(async () => {
  api = await startApi();
  tokens = `/v1/workspaces/${api.workspace.slug}/tokens`;
  ({ value } = await api.createToken({ role: 'administrator', grants: undefined }));
});
afterAll(() => api.close());

function expectProblem(reply: Answer, code: keyof typeof errorTable): void {
  expect([reply.status, reply.body['code']]).toEqual([errorTable[code].status, code]);
  expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(Problem.safeParse(reply.body).error).toBeUndefined();
  expect(reply.body['request_id']).toBe(reply.headers.get('x-request-id'));
  expect(reply.text).not.toMatch(/ at .*\.[jt]s:\d|select |insert |node_modules/);
}

const json = (text: string): Ask => ({ cookie: api.owner.cookie, body: text });

test.each(['{', '', '{"name":}', 'null x', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":{}}}', '\u0000'])(
  'broken JSON %j: 400 invalid_json',
  async (text) => {
    expectProblem(await api.ask('POST', tokens, json(text)), 'invalid_json');
    expectProblem(await api.ask('POST', '/v1/verify', { token: value, body: text }), 'invalid_json');
  },
);

test.each(['[]', '"x"', '1', 'null', 'true'])('JSON that is no object %s: 400 invalid_request', async (text) => {
  expectProblem(await api.ask('POST', tokens, json(text)), 'invalid_request');
  expectProblem(await api.ask('POST', '/v1/verify', { token: value, body: text }), 'invalid_request');
});

test('a body over 64 KiB: 413, one of exactly 64 KiB is read', async () => {
  const sized = (bytes: number) => json(`{"description":"${'x'.repeat(bytes - 18)}"}`);
  expectProblem(await api.ask('POST', tokens, sized(65_537)), 'body_too_large');
  expectProblem(
    await api.ask('POST', '/v1/verify', { token: value, body: { token: 'x'.repeat(70_000) } }),
    'body_too_large',
  );
  expectProblem(await api.ask('POST', tokens, sized(65_536)), 'invalid_request');
});

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/xml',
  'multipart/form-data; boundary=x',
  'application/json5',
  'nonsense',
])('a body as %s: 415', async (type) => {
  expectProblem(
    await api.ask('POST', tokens, { token: value, body: '{}', headers: { 'content-type': type } }),
    'unsupported_media_type',
  );
  expectProblem(
    await api.ask('POST', '/v1/verify', { token: value, body: '{}', headers: { 'content-type': type } }),
    'unsupported_media_type',
  );
});

test('an unknown address: 404; a known one with another method: 405 with Allow', async () => {
  expectProblem(await api.ask('GET', '/v1/nothing'), 'not_found');
  expectProblem(await api.ask('POST', '/nothing', { body: {} }), 'not_found');
  expectProblem(await api.ask('GET', `${tokens}/x'; drop table token`, { token: value }), 'not_found');
  const reply = await api.ask('PUT', '/v1/me', { body: {} });
  expectProblem(reply, 'method_not_allowed');
  expect(reply.headers.get('allow')).toBe('GET');
  const get = await api.ask('GET', '/v1/verify');
  expectProblem(get, 'method_not_allowed');
});

test('ids that are none and over-long paths: 404 like any id that is not there', async () => {
  for (const id of ['1', 'x'.repeat(500), '%00', '..', value]) {
    expectProblem(await api.ask('GET', `${tokens}/${id}`, { token: value }), 'not_found');
  }
});

/** What a bare socket is answered. */
async function speak(text: string): Promise<string> {
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
  socket.setEncoding('utf8');
  let heard = '';
  socket.on('data', (part: string) => (heard += part));
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return heard;
}

test('headers over 16 KiB: 431 as problem details', async () => {
  const reply = await speak(`GET /healthz HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(17_000)}\r\n\r\n`);
  expect(reply).toMatch(/^HTTP\/1\.1 431 /);
  expect(reply).toContain('content-type: application/problem+json');
  expect(JSON.parse(reply.slice(reply.indexOf('\r\n\r\n')))).toMatchObject({ code: 'headers_too_large', status: 431 });
});

test.each([
  'nonsense\r\n\r\n',
  'GET / HTTP/9.9\r\n\r\n',
  'GET /healthz HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n',
])('what is not HTTP %j: 400 as problem details', async (text) => {
  const reply = await speak(text);
  expect(reply).toMatch(/^HTTP\/1\.1 400 /);
  expect(JSON.parse(reply.slice(reply.indexOf('\r\n\r\n')))).toMatchObject({ code: 'invalid_request', status: 400 });
});

test('every reply carries a request id of ours, the security headers and, under /v1 and /api, no-store', async () => {
  const replies = [
    await api.ask('GET', '/healthz', { headers: { 'x-request-id': 'chosen-by-client' } }),
    await api.ask('GET', '/v1/me'),
    await api.ask('GET', '/v1/nothing'),
    await api.ask('GET', '/api/auth/get-session'),
    await api.ask('POST', tokens, json('{')),
    await api.ask('GET', '/docs'),
  ];
  for (const { headers } of replies) {
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  }
  for (const { headers } of replies.slice(1, 5)) expect(headers.get('cache-control')).toBe('no-store');
});
