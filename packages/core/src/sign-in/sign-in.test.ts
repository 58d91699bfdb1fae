import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestFoundation } from '../../test/test-foundation.ts';
import type { TestFoundation } from '../../test/test-foundation.ts';
import { claimSetup } from '../setup/claim-setup.ts';
import { openSignIn } from './sign-in.ts';
import type { SignIn } from './sign-in.ts';

const ORIGIN = 'http://localhost:4600';
const email = 'ada@example.com';
const password = 'correct horse battery';

let foundation: TestFoundation;
let signIn: SignIn;
let owner: Client;
const links: string[] = [];
let address = 0;

beforeAll(async () => {
  foundation = await openTestFoundation();
  owner = new Client({ connectionString: foundation.migrationDatabaseUrl });
  await owner.connect();
  signIn = await openSignIn(foundation.config, foundation, async (_person, link) => void links.push(link));
  const input = { code: 'code', email, password, workspace_name: 'Main', starter_catalog: false };
  await claimSetup(foundation, 'code', input, { id: null, ip: null });
});
afterAll(async () => {
  await owner.end();
  await signIn.close();
  await foundation.close();
});

/** Every call comes from another address, so that no test uses up the next one's tries. */
async function post(
  path: string,
  body: object,
  headers: Record<string, string> = {},
  door = signIn,
): Promise<Response> {
  const request = new Request(`${ORIGIN}/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: ORIGIN, ...headers },
    body: JSON.stringify(body),
  });
  return door.handle(request, { id: 'request-1', ip: `192.0.2.${++address}` });
}

const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

async function sessionCookie(secret = password): Promise<string> {
  const response = await post('/sign-in/email', { email, password: secret });
  expect(response.status).toBe(200);
  return cookieOf(response);
}

const personBy = (cookie: string, door = signIn) => door.person(new Headers({ cookie }));

async function countOf(query: string): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from ${query}`);
  return rows[0]?.n ?? -1;
}

test('a person signs in whatever the case of the e-mail, is known by the cookie and signs out', async () => {
  const response = await post('/sign-in/email', { email: 'Ada@Example.COM', password });
  expect(response.status).toBe(200);
  const cookie = cookieOf(response);
  expect(await personBy(cookie)).toMatchObject({ email, name: email });
  await post('/sign-out', {}, { cookie });
  expect(await personBy(cookie)).toBeNull();
});

test('a wrong password and an unknown e-mail get the same answer and no cookie', async () => {
  const wrong = await post('/sign-in/email', { email, password: 'wrong horse battery' });
  const unknown = await post('/sign-in/email', { email: 'nobody@example.com', password });
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(await wrong.text()).toBe(await unknown.text());
  expect(wrong.headers.getSetCookie()).toEqual([]);
});

test('S15 the session cookie is HttpOnly and SameSite, and over https Secure and bound to the host', async () => {
  const plain = (await post('/sign-in/email', { email, password })).headers.getSetCookie()[0];
  expect(plain).toMatch(/^keyfob\.session_token=.*; Path=\/; HttpOnly; SameSite=Lax$/);

  const config = { ...foundation.config, KEYFOB_PUBLIC_URL: 'https://keyfob.example.com' };
  const secure = await openSignIn(config, foundation);
  const response = await post('/sign-in/email', { email, password }, { origin: config.KEYFOB_PUBLIC_URL }, secure);
  const cookie = response.headers.getSetCookie()[0];
  expect(cookie).toMatch(/^__Host-keyfob\.session_token=/);
  expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  expect(cookie).not.toMatch(/domain/i);
  await secure.close();
});

test('a foreign page can neither sign a person in nor out', async () => {
  const cookie = await sessionCookie();
  const foreign = { origin: 'https://evil.example', cookie };
  expect((await post('/sign-in/email', { email, password }, foreign)).status).toBe(403);
  expect((await post('/sign-out', {}, foreign)).status).toBe(403);
  expect(await personBy(cookie)).not.toBeNull();
});

test('an expired session is refused', async () => {
  const cookie = await sessionCookie();
  await owner.query(`update auth.session set "expiresAt" = now() - interval '1 second'`);
  expect(await personBy(cookie)).toBeNull();
});

test('a session that was ended elsewhere is refused at once: the cookie alone says nothing', async () => {
  const cookie = await sessionCookie();
  await owner.query('delete from auth.session');
  expect(await personBy(cookie)).toBeNull();
  expect(await personBy(`${cookie}x`)).toBeNull();
  expect(await personBy('keyfob.session_token=made-up')).toBeNull();
});

test('S10 sign-up is closed: no route creates a person, with or without a session', async () => {
  const cookie = await sessionCookie();
  const people = await countOf('auth."user"');
  const body = {
    email: 'eve@example.com',
    password,
    name: 'Eve',
    userId: 'x',
    role: 'owner',
    provider: 'github',
    newEmail: 'e@e.e',
  };
  const paths = [
    '/sign-up/email',
    '/sign-in/social',
    '/sign-in/anonymous',
    '/link-social',
    '/admin/create-user',
    '/update-user',
    '/change-email',
    '/set-password',
    '/delete-user',
  ];
  const odd = paths.flatMap((path) => [path, `${path}/`, `/${path}`, path.toUpperCase(), `${path}?x=1`]);
  for (const path of odd) {
    for (const headers of [{}, { cookie }])
      expect([path, (await post(path, body, headers)).status]).toEqual([path, 404]);
  }
  expect(await countOf('auth."user"')).toBe(people);
  console.log(`S10: ${odd.length * 2} sign-up attempts, 0 people made`);
});

test('a sign-in is in the audit log with its address and request before the session is returned', async () => {
  await sessionCookie();
  const { rows } = await owner.query(
    `select e.action, e.request_id, p.value as ip from keyfob.audit_event e
     join keyfob.audit_personal p on (p.chain_id, p.seq, p.field) = (e.chain_id, e.seq, 'ip') order by e.seq desc limit 1`,
  );
  expect(rows).toEqual([{ action: 'person.signed_in', request_id: 'request-1', ip: `192.0.2.${address}` }]);
});

test('a client cannot choose the address or request id that the audit log shows', async () => {
  await post(
    '/sign-in/email',
    { email, password },
    { 'x-keyfob-client-ip': '203.0.113.9', 'x-keyfob-request-id': 'forged', 'x-forwarded-for': '203.0.113.9' },
  );
  expect(await countOf(`keyfob.audit_personal where value = '203.0.113.9'`)).toBe(0);
  expect(await countOf(`keyfob.audit_event where request_id = 'forged'`)).toBe(0);
});

test('no session without its audit event', async () => {
  const before = await countOf('auth.session');
  await owner.query('revoke insert on keyfob.audit_event from keyfob_system');
  const attempt = await post('/sign-in/email', { email, password }).catch(() => 'refused');
  await owner.query('grant insert on keyfob.audit_event to keyfob_system');
  expect(attempt).toBe('refused');
  expect(await countOf('auth.session')).toBe(before);
});

test('asking for a reset link does not tell whether the person exists', async () => {
  links.length = 0;
  const known = await post('/request-password-reset', { email });
  const unknown = await post('/request-password-reset', { email: 'nobody@example.com' });
  expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
  expect(links).toHaveLength(1);
});

test('a reset link sets a new password once, ends every session and is not in the database', async () => {
  const cookie = await sessionCookie();
  links.length = 0;
  await post('/request-password-reset', { email });
  const link = new URL(links[0] ?? '');
  expect(link.pathname).toBe('/reset');
  const token = new URLSearchParams(link.hash.slice(1)).get('token') ?? '';
  expect(token.length).toBeGreaterThanOrEqual(24);
  expect(await countOf(`auth.verification where verification::text like '%${token}%'`)).toBe(0);

  const newPassword = 'new horse, new battery';
  expect((await post('/reset-password', { token, newPassword: 'short' })).status).toBe(400);
  expect((await post('/reset-password', { token, newPassword })).status).toBe(200);
  expect(await personBy(cookie)).toBeNull();
  expect((await post('/sign-in/email', { email, password })).status).toBe(401);
  expect((await post('/reset-password', { token, newPassword: 'a third password' })).status).toBe(400);
  await sessionCookie(newPassword);
  expect(await countOf(`keyfob.audit_event where action = 'person.password_reset'`)).toBe(1);
  // Whoever holds the link holds the mailbox: from now on the person may be added by the address.
  expect(await countOf(`keyfob.account_of('${email}')`)).toBe(1);
});

test('a new password by one reset link ends every other link', async () => {
  links.length = 0;
  await post('/request-password-reset', { email });
  await post('/request-password-reset', { email });
  const [older = '', newer = ''] = links.map(
    (link) => new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? '',
  );
  expect((await post('/reset-password', { token: newer, newPassword: 'by the newer link' })).status).toBe(200);
  expect((await post('/reset-password', { token: older, newPassword: 'by the older link' })).status).toBe(400);
  await sessionCookie('by the newer link');
});
