import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { Answer, TestApi } from '../../test/harness.ts';

let api: TestApi;
let tokens: string;

beforeAll(async () => {
  api = await startApi();
  tokens = `/v1/workspaces/${api.workspace.slug}/tokens`;
});
afterAll(() => api.close());

/** The ways a secret hides in a text. */
function disguises(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const spaced = [...bytes].map((byte) => `%${byte.toString(16)}`).join('');
  return [
    secret,
    bytes.toString('base64').replace(/=*$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    spaced,
  ];
}

test('S3 a value is in exactly one response, and in no log line whatever is done with it', async () => {
  const replies: Answer[] = [];
  const session = { cookie: api.owner.cookie };
  const ask = async (...args: Parameters<TestApi['ask']>): Promise<Answer> => {
    const reply = await api.ask(...args);
    replies.push(reply);
    return reply;
  };
  const body = { kind: 'workspace', role: 'administrator', name: 'canary' };
  const created = await ask('POST', tokens, { ...session, body });
  const { value, token } = created.body as { value: string; token: { id: string } };
  expect(created.headers.get('cache-control')).toBe('no-store');

  const at = `${tokens}/${token.id}`;
  await ask('GET', tokens, { ...session });
  await ask('GET', at, { ...session });
  await ask('PATCH', at, { ...session, body: { description: 'canary' } });
  await ask('POST', tokens, { ...session, body });
  await ask('POST', `${at}/explain`, { ...session, body: {} });
  await ask('GET', '/v1/me', { token: value });
  await ask('POST', '/v1/verify', { token: value, body: { token: value, explain: true } });
  await ask('POST', '/v1/verify', { token: value, body: { token: `${value}x`, source_ip: value } });
  await ask('POST', '/v1/verify/batch', { token: value, body: { items: [{ token: value }, { token: 1 }] } });
  await ask('GET', `/v1/workspaces/${api.workspace.slug}/audit-events`, { ...session });
  await ask('GET', '/openapi.json');
  // What people do by mistake.
  await ask('GET', `/v1/me?access_token=${value}`);
  await ask('GET', `${tokens}/${value}`, { token: value });
  await ask('GET', `/${value}`, { headers: { accept: 'text/html' } });
  await ask('DELETE', `/v1/${value}`, {
    token: value,
    headers: { 'x-secret': value, cookie: `keyfob.session_token=${value}` },
  });
  await ask('POST', tokens, { ...session, body: `{"name":"${value}"` });
  await ask('POST', tokens, { ...session, body: { ...body, name: 'x', [value]: 1 } });
  await ask('GET', '/v1/me', { headers: { authorization: `Basic ${value}` } });
  await ask('GET', '/v1/me', { headers: { authorization: value } });
  await ask('POST', '/api/auth/sign-in/email', { body: { email: value, password: value } });
  const rotated = await ask('POST', `${at}/rotate`, { ...session, body: {} });
  const { value: next } = rotated.body as { value: string };
  expect(rotated.headers.get('cache-control')).toBe('no-store');

  const forms = disguises(value);
  const holding = replies.filter(({ text }) => forms.some((form) => text.includes(form)));
  expect(holding.map(({ text }) => text.slice(0, 200))).toEqual([created.text.slice(0, 200)]);
  expect(replies.filter(({ text }) => text.includes(next))).toEqual([rotated]);

  const log = api.logged();
  expect(log.split('\n').length).toBeGreaterThan(replies.length);
  for (const form of [...forms, ...disguises(next), ...disguises(api.owner.password)]) expect(log).not.toContain(form);
  console.log(
    `S3: ${replies.length} replies, 1 with the value; ${log.split('\n').length - 1} log lines at level debug, 0 with it`,
  );
});

test('S18 control characters in what a client sends stay inside one JSON line', async () => {
  const before = api.logged().length;
  const nasty = ['a\r\nb', 'a\u001b[2Jb', 'a\u202eb', 'a\u0000b', 'a"}\n{"level":"fatal"}'];
  for (const name of nasty) {
    await api.ask('POST', tokens, { cookie: api.owner.cookie, body: { kind: 'workspace', name } });
    await api.ask('POST', '/api/auth/sign-in/email', { body: { email: name, password: name } });
    await api.ask('GET', `/v1/${encodeURIComponent(name)}`);
  }
  const lines = api.logged().slice(before).trimEnd().split('\n');
  expect(lines).toHaveLength(nasty.length * 3);
  for (const line of lines) {
    expect(JSON.parse(line)).toMatchObject({ level: 'info', reqId: expect.any(String) as string });
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
  }
  console.log(
    `S18: ${nasty.length * 3} requests with control characters, ${lines.length} log lines, each one JSON object`,
  );
});

test('a request’s line says method, route pattern, status and time, never the path', async () => {
  const before = api.logged().length;
  await api.ask('GET', `${tokens}?q=secret-word`, { cookie: api.owner.cookie });
  const line = JSON.parse(api.logged().slice(before)) as Record<string, unknown>;
  expect(line).toMatchObject({
    method: 'GET',
    route: '/v1/workspaces/:workspace/tokens',
    status: 200,
    ms: expect.any(Number) as number,
  });
  expect(JSON.stringify(line)).not.toContain('secret-word');
});
