import { afterAll, beforeAll, expect, test } from 'vitest';
import { runApi } from '../../../infra/testing/run-api.ts';
import type { ApiRun } from '../../../infra/testing/run-api.ts';
import {
  AuthenticationError,
  ConflictError,
  InvalidRequestError,
  Keyfob,
  NotFoundError,
  parseTokenValue,
  PermissionError,
} from '../src/index.ts';

const email = 'owner@example.com';
const password = 'correct horse battery';
const buildGrants = [{ resource_type: 'builder', actions: ['list', 'get'] }];
const listBuilders = { resource_type: 'builder', action: 'list' };

let api: ApiRun;
let workspace: string;
/** The owner, signed in. */
let keyfob: Keyfob;
/** A service that may verify this workspace's tokens. */
let verifier: Keyfob;

beforeAll(async () => {
  api = await runApi();
  const claimed = await new Keyfob({ baseUrl: api.url }).claimSetup({
    code: api.setupCode,
    email,
    password,
    workspace_name: 'Acme',
    starter_catalog: true,
  });
  workspace = claimed.workspace.slug;
  const cookie = await signIn();
  keyfob = new Keyfob({
    baseUrl: api.url,
    fetch: (input, init) => fetch(new Request(input, { ...init, headers: { ...headersOf(input), cookie } })),
  });
  const { value } = await keyfob.createToken(workspace, {
    kind: 'workspace',
    name: 'verifier',
    grants: [{ resource_type: 'keyfob/token', actions: ['verify'] }],
  });
  verifier = new Keyfob({ baseUrl: api.url, token: value });
});

afterAll(() => api[Symbol.asyncDispose]());

test('a token is created, verified, edited, rotated and revoked; each change counts at once', async () => {
  const { token, value } = await keyfob.createToken(workspace, {
    kind: 'workspace',
    name: 'deploy',
    grants: buildGrants,
    expires_in: '24h',
  });
  expect(parseTokenValue(value)).toMatchObject({ kind: 'workspace', environment: 'production', start: token.start });

  const verdict = await verifier.verifyToken({ token: value, require: [listBuilders] });
  expect(verdict).toMatchObject({ valid: true, code: 'valid', token: { id: token.id, name: 'deploy' } });

  const edited = await keyfob.updateToken(
    workspace,
    token.id,
    { grants: [{ resource_type: 'artifact', actions: ['list'] }] },
    { version: token.version },
  );
  expect(edited.token.version).toBeGreaterThan(token.version);
  expect(await verifier.verifyToken({ token: value, require: [listBuilders] })).toMatchObject({
    valid: false,
    code: 'insufficient_permissions',
    missing: [{ resource_type: 'builder', resource_id: '*', actions: ['list'] }],
  });

  const rotated = await keyfob.rotateToken(workspace, token.id);
  expect(await verifier.verifyToken({ token: value })).toMatchObject({ valid: false, code: 'revoked' });
  expect(await verifier.verifyToken({ token: rotated.value })).toMatchObject({ valid: true });

  await keyfob.revokeToken(workspace, rotated.token.id, { reason: 'no longer needed' });
  expect(await verifier.verifyToken({ token: rotated.value })).toMatchObject({ valid: false, code: 'revoked' });
});

test('a refusal is an answer, a wrong caller an error', async () => {
  expect(await verifier.verifyToken({ token: 'kf_wst_nonsense' })).toMatchObject({ valid: false, code: 'not_found' });
  const batch = await verifier.verifyBatch({ items: [{ token: 'one' }, { token: 'two' }] });
  expect(batch.results.map((verdict) => verdict.code)).toEqual(['not_found', 'not_found']);
  await expect(new Keyfob({ baseUrl: api.url }).verifyToken({ token: 'one' })).rejects.toThrow(AuthenticationError);
  await expect(verifier.createToken(workspace, { kind: 'workspace' })).rejects.toThrow(PermissionError);
});

test('for await reads more tokens than one page holds, each once', async () => {
  for (let number = 0; number < 7; number += 1) {
    await keyfob.createToken(workspace, { kind: 'workspace', name: `page ${number}`, grants: buildGrants });
  }
  const names: string[] = [];
  for await (const token of keyfob.listTokens(workspace, { q: 'page ', sort: 'name', limit: 3 }))
    names.push(token.name);
  expect(names).toEqual([0, 1, 2, 3, 4, 5, 6].map((number) => `page ${number}`));
  const page = await keyfob.listTokens(workspace, { limit: 3 }).page();
  expect(page.data).toHaveLength(3);
  expect(page.total_active).toBeGreaterThanOrEqual(7);
});

test('errors say what is wrong, where, and which request it was', async () => {
  const create = (body: object) => keyfob.createToken(workspace, { kind: 'workspace', ...body });
  const wrong = await create({ name: 'x'.repeat(101), grants: buildGrants }).catch((error: unknown) => error);
  if (!(wrong instanceof InvalidRequestError)) throw wrong;
  expect(wrong.errors.map(({ path }) => path)).toEqual(['name']);
  expect(wrong.requestId).toMatch(/\S/);

  await create({ name: 'taken', grants: buildGrants });
  await expect(create({ name: 'Taken', grants: buildGrants })).rejects.toThrow(ConflictError);
  await expect(keyfob.getToken(workspace, '01890000-0000-7000-8000-000000000000')).rejects.toThrow(NotFoundError);
});

test('the same idempotency key creates one token', async () => {
  const body = { kind: 'workspace', name: 'once', grants: buildGrants } as const;
  const first = await keyfob.createToken(workspace, body, { idempotencyKey: 'key-of-this-test' });
  const second = await keyfob.createToken(workspace, body, { idempotencyKey: 'key-of-this-test' });
  expect(second.token.id).toBe(first.token.id);
  expect(second.value).not.toBe(first.value);
  expect(await verifier.verifyToken({ token: first.value })).toMatchObject({ valid: false, code: 'not_found' });
});

async function signIn(): Promise<string> {
  const reply = await fetch(`${api.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url },
    body: JSON.stringify({ email, password }),
  });
  if (!reply.ok) throw new Error(`sign-in answered ${reply.status}: ${await reply.text()}`);
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

function headersOf(input: Parameters<typeof fetch>[0]): Record<string, string> {
  return input instanceof Request ? Object.fromEntries(input.headers) : {};
}
