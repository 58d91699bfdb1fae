import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestFoundation } from '../../test/test-foundation.ts';
import type { TestFoundation } from '../../test/test-foundation.ts';
import { claimSetup } from '../setup/claim-setup.ts';
import { openSignIn } from './sign-in.ts';
import type { SignIn } from './sign-in.ts';

const ORIGIN = 'http://localhost:4600';
const email = 'ada@example.com';
const password = 'correct horse battery';
const client_id = 'keyfob-cli';
const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';

let foundation: TestFoundation;
let signIn: SignIn;
let owner: Client;
let cookie: string;
let address = 0;

beforeAll(async () => {
  foundation = await openTestFoundation({ KEYFOB_LOG_LEVEL: 'silent' });
  owner = new Client({ connectionString: foundation.migrationDatabaseUrl });
  await owner.connect();
  signIn = await openSignIn(foundation.config, foundation, async () => {});
  const input = { code: 'code', email, password, workspace_name: 'Main', starter_catalog: false };
  await claimSetup(foundation, 'code', input, { id: null, ip: null });
  const reply = await post('/sign-in/email', { email, password });
  cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});
beforeEach(() => owner.query('delete from keyfob.sign_in_try'));
afterAll(async () => {
  await owner.end();
  await signIn.close();
  await foundation.close();
});

const from = () => ({ id: 'request-1', ip: `192.0.2.${++address}` });

function post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return signIn.handle(
    new Request(`${ORIGIN}/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }),
    from(),
  );
}

interface Begun {
  device_code: string;
  user_code: string;
  verification_uri: string;
  verification_uri_complete: string;
  expires_in: number;
  interval: number;
}

const begin = async (more: object = {}): Promise<Begun> =>
  (await post('/device/code', { client_id, ...more })).json() as Promise<Begun>;

/** Polls as if the interval had passed, unless said otherwise. */
async function poll(device_code: string, more: object = {}, patient = true): Promise<Record<string, unknown>> {
  if (patient) await owner.query(`update auth."deviceCode" set "lastPolledAt" = null`);
  const reply = await post('/device/token', { grant_type, device_code, client_id, ...more });
  return { status: reply.status, ...((await reply.json()) as object) };
}

const as = (session: string) => ({ cookie: session, origin: ORIGIN });
const show = (userCode: string, session = cookie) =>
  signIn.handle(
    new Request(`${ORIGIN}/api/auth/device?user_code=${userCode}`, { headers: { cookie: session } }),
    from(),
  );
const decide = (how: 'approve' | 'deny', userCode: string, headers: Record<string, string> = as(cookie)) =>
  post(`/device/${how}`, { userCode }, headers);

async function eventsOf(action: string): Promise<unknown[]> {
  const { rows } = await owner.query<{ after: unknown }>(
    `select after, actor ->> 'kind' as by from keyfob.audit_event where action = $1`,
    [action],
  );
  return rows;
}

test('a device asks for a code, a person approves it, and the device is signed in as that person (RFC 8628)', async () => {
  const begun = await begin();
  expect(begun).toMatchObject({
    user_code: expect.stringMatching(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/) as string,
    verification_uri: `${ORIGIN}/device`,
    expires_in: 900,
    interval: 5,
  });
  expect(begun.verification_uri_complete).toBe(`${ORIGIN}/device?user_code=${begun.user_code.replace('-', '')}`);
  expect(await poll(begun.device_code)).toMatchObject({ status: 400, error: 'authorization_pending' });
  expect(await poll(begun.device_code, {}, false)).toMatchObject({ status: 400, error: 'slow_down' });
  expect(await (await show(begun.user_code.toLowerCase())).json()).toMatchObject({ status: 'pending', client_id });
  expect((await decide('approve', begun.user_code)).status).toBe(200);

  const granted = await poll(begun.device_code);
  expect(granted).toMatchObject({ status: 200, token_type: 'Bearer' });
  expect(granted['expires_in']).toBeGreaterThan(29 * 24 * 60 * 60);
  const bearer = String(granted['access_token']);
  expect(await signIn.device(bearer)).toMatchObject({ email });
  expect(await poll(begun.device_code)).toMatchObject({ status: 400, error: 'invalid_grant' });
  expect(await eventsOf('person.device_approved')).toEqual([{ after: { client: client_id }, by: 'person' }]);
  expect(await eventsOf('person.signed_in')).toContainEqual({
    after: { method: 'device', client: client_id },
    by: 'person',
  });
});

test('forms work as JSON does, and a field sent twice does not count', async () => {
  const form = (path: string, body: string) =>
    signIn.handle(
      new Request(`${ORIGIN}/api/auth${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
      }),
      from(),
    );
  const begun = (await (await form('/device/code', `client_id=${client_id}`)).json()) as Begun;
  const query = new URLSearchParams({ grant_type, client_id, device_code: begun.device_code });
  expect(await (await form('/device/token', String(query))).json()).toMatchObject({ error: 'authorization_pending' });
  expect(await (await form('/device/token', `${String(query)}&client_id=x`)).json()).toMatchObject({
    error: 'invalid_request',
  });
  expect((await form('/sign-in/email', 'email=a&password=b')).status).toBe(415);
});

test('what was denied, is too old or was never asked for signs nobody in', async () => {
  const denied = await begin();
  await show(denied.user_code);
  expect((await decide('deny', denied.user_code)).status).toBe(200);
  expect(await poll(denied.device_code)).toMatchObject({ error: 'access_denied' });
  expect(await eventsOf('person.device_denied')).toHaveLength(1);

  const old = await begin();
  await show(old.user_code);
  await owner.query(`update auth."deviceCode" set "expiresAt" = now() - interval '1 second'`);
  expect((await decide('approve', old.user_code)).status).toBe(400);
  expect(await poll(old.device_code)).toMatchObject({ error: 'expired_token' });

  const fresh = await begin();
  expect(await poll(fresh.device_code, { client_id: 'other' })).toMatchObject({ error: 'invalid_grant' });
  expect(await poll(`${fresh.device_code}x`)).toMatchObject({ error: 'invalid_grant' });
  expect(await poll(fresh.device_code, { grant_type: 'password' })).toMatchObject({ error: 'unsupported_grant_type' });
  expect((await post('/device/code', { client_id: '<b>Keyfob</b>' })).status).toBe(400);
});

test('only a signed-in person decides, from this service’s own pages, and only about a code they looked at', async () => {
  const begun = await begin();
  expect((await show(begun.user_code, '')).status).toBe(401);
  expect((await decide('approve', begun.user_code, { origin: ORIGIN })).status).toBe(401);
  expect((await decide('approve', begun.user_code)).status).toBe(400);
  await show(begun.user_code);
  for (const origin of ['https://evil.example', 'null', undefined])
    expect((await decide('approve', begun.user_code, { cookie, ...(origin && { origin }) })).status).toBe(403);
  expect(await poll(begun.device_code)).toMatchObject({ error: 'authorization_pending' });
});

test('S10 a device cannot choose whose session it gets: who approves is signed in', async () => {
  const other = 'user-of-somebody-else';
  const begun = await begin({ user_id: other, userId: other });
  await show(begun.user_code);
  expect((await decide('approve', begun.user_code)).status).toBe(200);
  const { access_token } = await poll(begun.device_code);
  expect(await signIn.device(String(access_token))).toMatchObject({ email });
});

test('S2 what the database holds is no credential: neither session nor device code works as it is stored', async () => {
  const begun = await begin();
  await show(begun.user_code);
  await decide('approve', begun.user_code);
  const { rows: codes } = await owner.query<{ code: string }>(`select "deviceCode" as code from auth."deviceCode"`);
  for (const { code } of codes) {
    expect(begun.device_code).not.toBe(code);
    expect(await poll(code)).toMatchObject({ error: 'invalid_grant' });
  }
  const { access_token } = await poll(begun.device_code);
  const { rows } = await owner.query<{ token: string }>('select token from auth.session');
  for (const { token } of rows) {
    expect(await signIn.device(token)).toBeNull();
    expect(await signIn.device(`${token}.`)).toBeNull();
  }
  const [token = '', signature = ''] = String(access_token).split('.');
  expect(await signIn.device(`${token}.${signature.slice(0, -1)}`)).toBeNull();
  expect(await signIn.person(new Headers({ cookie: `keyfob.session_token=${String(access_token)}` }))).toBeNull();
  // A browser’s session is none of a device, whatever it is signed with.
  expect(await signIn.device(decodeURIComponent(cookie.split('=')[1] ?? ''))).toBeNull();
});

test('S16 of 40 guesses at user codes 10 are looked at, wherever they come from', async () => {
  const guesses = await Promise.all(Array.from({ length: 40 }, (_, n) => show(`GUESS${String(n).padStart(3, 'A')}`)));
  const looked = guesses.filter(({ status }) => status === 400).length;
  expect(looked).toBe(10);
  expect((await decide('approve', 'AAAA-AAAA')).status).toBe(429);
  console.log(`S16: ${guesses.length} guesses at user codes, ${looked} looked at`);
});

test('an approval that cannot be written into the log is none', async () => {
  const begun = await begin();
  await show(begun.user_code);
  await owner.query('revoke insert on keyfob.audit_event from keyfob_system');
  const attempt = await decide('approve', begun.user_code).catch(() => 'refused');
  await owner.query('grant insert on keyfob.audit_event to keyfob_system');
  expect(attempt).toBe('refused');
  expect(await poll(begun.device_code)).toMatchObject({ error: 'invalid_grant' });
});

test('a device session ends with its time', async () => {
  const begun = await begin();
  await show(begun.user_code);
  await decide('approve', begun.user_code);
  const bearer = String((await poll(begun.device_code))['access_token']);
  expect(await signIn.device(bearer)).not.toBeNull();
  await owner.query(`update auth.session set "expiresAt" = now() - interval '1 second' where client is not null`);
  expect(await signIn.device(bearer)).toBeNull();
});
