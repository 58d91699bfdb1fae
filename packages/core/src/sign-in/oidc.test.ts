import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestProvider } from '../../test/oidc-provider.ts';
import type { TestProvider } from '../../test/oidc-provider.ts';
import { openTestFoundation } from '../../test/test-foundation.ts';
import type { TestFoundation } from '../../test/test-foundation.ts';
import { claimSetup } from '../setup/claim-setup.ts';
import { transact } from '../transaction.ts';
import { addPerson } from './add-person.ts';
import { openSignIn } from './sign-in.ts';
import type { SignIn } from './sign-in.ts';

const ORIGIN = 'http://localhost:4600';
const password = 'correct horse battery';
const nobody = { id: null, ip: null };

let provider: TestProvider;
let foundation: TestFoundation;
let signIn: SignIn;
let owner: Client;
let address = 0;
const mailed: string[] = [];

beforeAll(async () => {
  provider = await openTestProvider();
  foundation = await openTestFoundation({
    KEYFOB_LOG_LEVEL: 'silent',
    KEYFOB_OIDC_ISSUER: provider.issuer,
    KEYFOB_OIDC_CLIENT_ID: provider.clientId,
    KEYFOB_OIDC_CLIENT_SECRET: provider.clientSecret,
    KEYFOB_OIDC_NAME: 'Acme',
    KEYFOB_OIDC_ALLOWED_DOMAINS: 'acme.example, Acme.Test',
  });
  owner = new Client({ connectionString: foundation.migrationDatabaseUrl });
  await owner.connect();
  signIn = await openSignIn(foundation.config, foundation, async ({ email }) => void mailed.push(email));
  const input = { code: 'code', email: 'owner@else.example', password, workspace_name: 'Main', starter_catalog: false };
  await claimSetup(foundation, 'code', input, nobody);
});
beforeEach(() => {
  provider.lies = {};
});
afterAll(async () => {
  await owner.end();
  await signIn.close();
  await foundation.close();
  await provider.close();
});

const from = () => ({ id: null, ip: `192.0.2.${++address}` });
const cookiesOf = (reply: Response) =>
  reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

function start(body: object = {}, door = signIn): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: ORIGIN };
  const request = new Request(`${ORIGIN}/api/auth/sign-in/social`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ provider: 'oidc', ...body }),
  });
  return door.handle(request, from());
}

const comeBack = (url: string, cookie: string) => signIn.handle(new Request(url, { headers: { cookie } }), from());

/** The whole way: our start, their page, our callback. */
async function travel(person: Record<string, unknown>, body: object = {}) {
  provider.person = person;
  const started = await start(body);
  expect(started.status).toBe(200);
  const { url } = (await started.json()) as { url: string };
  const there = await fetch(url, { redirect: 'manual' });
  const callback = there.headers.get('location') ?? '';
  const cookie = cookiesOf(started);
  const reply = await comeBack(callback, cookie);
  const location = reply.headers.get('location') ?? '';
  const who = await signIn.person(new Headers({ cookie: cookiesOf(reply) }));
  return {
    url: new URL(url),
    callback,
    cookie,
    reply,
    location,
    who,
    error: new URL(location, ORIGIN).searchParams.get('error'),
  };
}

const verified = (email: string, sub = email) => ({ sub, email, email_verified: true, name: 'Ada' });

async function add(email: string, emailProven = false): Promise<void> {
  const actAs = async () => ({
    kind: 'system' as const,
    id: null,
    label: 'test',
    grants: [],
    memberId: null,
    token: null,
  });
  await transact(foundation, { role: 'keyfob_system', workspaceId: null, request: nobody }, actAs, (ctx) =>
    addPerson(ctx, { userId: `user-${email}`, email, name: email, password, emailProven }),
  );
}

async function passwordWorks(email: string): Promise<boolean> {
  const headers = { 'content-type': 'application/json', origin: ORIGIN };
  const body = JSON.stringify({ email, password });
  const request = new Request(`${ORIGIN}/api/auth/sign-in/email`, { method: 'POST', headers, body });
  return (await signIn.handle(request, from())).status === 200;
}

const people = async () =>
  (await owner.query<{ email: string }>(`select email from auth."user" order by email`)).rows.map(({ email }) => email);

test('a person of an allowed domain signs in at the provider, with PKCE, state and nonce, and comes back to the page they wanted', async () => {
  const { url, reply, location, who } = await travel(verified('ada@acme.example'), { callbackURL: '/workspace/1' });
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    client_id: 'keyfob',
    response_type: 'code',
    code_challenge_method: 'S256',
    redirect_uri: `${ORIGIN}/api/auth/callback/oidc`,
    scope: 'openid email profile',
    nonce: expect.stringMatching(/.{32}/) as string,
    state: expect.stringMatching(/.{32}/) as string,
  });
  expect([reply.status, location]).toEqual([302, '/workspace/1']);
  expect(who).toMatchObject({ email: 'ada@acme.example', name: 'Ada' });
  const again = await travel({ ...verified('ada@acme.example'), email_verified: false });
  expect(again.who?.userId).toBe(who?.userId);
  const { rows } = await owner.query(
    `select action, after from keyfob.audit_event where subject ->> 'id' = $1 order by seq`,
    [who?.userId],
  );
  expect(rows).toEqual([
    { action: 'person.oidc_linked', after: { password_removed: false } },
    { action: 'person.signed_in', after: { method: 'oidc' } },
    { action: 'person.signed_in', after: { method: 'oidc' } },
  ]);
});

test('nothing the provider hands out is kept', async () => {
  await travel(verified('kept@acme.test'));
  const { rows } = await owner.query(
    `select count(*)::int as n from auth.account where "accessToken" is not null or "refreshToken" is not null or "idToken" is not null`,
  );
  expect(rows).toEqual([{ n: 0 }]);
});

test.each([
  [
    'an e-mail that is not verified',
    { ...verified('eve@acme.example'), email_verified: false },
    {},
    'email_not_verified',
  ],
  ['an e-mail of which nothing is said', { sub: 'eve', email: 'eve@acme.example' }, {}, 'email_not_verified'],
  ['another domain', verified('eve@evil.example'), {}, 'not_invited'],
  ['a domain that only ends like ours', verified('eve@notacme.example'), {}, 'not_invited'],
  ['a domain below ours', verified('eve@mail.acme.example'), {}, 'not_invited'],
  ['our domain before another one', verified('eve@acme.example@evil.example'), {}, 'not_invited'],
  ['no e-mail', { sub: 'eve' }, {}, 'unable_to_get_user_info'],
  [
    'a token of another issuer',
    verified('eve@acme.example'),
    { tokenIssuer: 'https://evil.example' },
    'unable_to_get_user_info',
  ],
  ['a token for another client', verified('eve@acme.example'), { audience: 'other' }, 'unable_to_get_user_info'],
  ['a token of another sign-in', verified('eve@acme.example'), { nonce: 'replayed' }, 'unable_to_get_user_info'],
  [
    'a token signed by another key',
    verified('eve@acme.example'),
    { key: 'another' as const },
    'unable_to_get_user_info',
  ],
  [
    'an account here by an e-mail that is not verified',
    { ...verified('owner@else.example'), email_verified: false },
    {},
    'account_not_linked',
  ],
])('refused: %s', async (_what, person, lies, why) => {
  const before = await people();
  provider.lies = lies;
  const { who, reply, error } = await travel(person);
  expect([reply.status, who, error]).toEqual([302, null, why]);
  expect(reply.headers.getSetCookie().filter((cookie) => /session_token=[^;]/.test(cookie))).toEqual([]);
  expect(await people()).toEqual(before);
});

test('an account here is linked by a verified e-mail of any domain; a password under a proven e-mail stays', async () => {
  const { who } = await travel(verified('Owner@Else.example', 'owner'));
  expect(who?.email).toBe('owner@else.example');
  expect(await passwordWorks('owner@else.example')).toBe(true);
});

test('whoever is invited may come, of whatever domain, while the invitation is open', async () => {
  await owner.query(
    `insert into keyfob.invitation (id, workspace_id, email, role_id, code_digest, invited_by, created_at, expires_at)
     select gen_random_uuid(), w.id, e.email, r.id, decode(md5(e.email), 'hex'), '{}', now(), now() + e.days * interval '1 day'
     from keyfob.workspace w, keyfob.role r, (values ('guest@else.example', 1), ('late@else.example', -1)) e (email, days)
     where r.key = 'viewer' and r.workspace_id is null`,
  );
  expect((await travel(verified('guest@else.example'))).who?.email).toBe('guest@else.example');
  expect((await travel(verified('late@else.example'))).error).toBe('not_invited');
});

test('a password that somebody set under an e-mail nobody had proven ends, with its sessions, when its owner comes', async () => {
  await add('victim@else.example');
  expect(await passwordWorks('victim@else.example')).toBe(true);
  const { who } = await travel(verified('victim@else.example'));
  expect(who?.userId).toBe('user-victim@else.example');
  expect(await passwordWorks('victim@else.example')).toBe(false);
  const { rows } = await owner.query(`select count(*)::int as n from auth.session where "userId" = $1`, [who?.userId]);
  expect(rows).toEqual([{ n: 1 }]);
});

test('a link holds by the provider’s own id: another person who now has the e-mail does not get the account', async () => {
  const { who } = await travel(verified('moves@acme.example', 'first'));
  const second = await travel(verified('moves@acme.example', 'second'));
  // They are the same person to us only because the provider vouches for the same e-mail.
  expect(second.who?.userId).toBe(who?.userId);
  const third = await travel(verified('other@acme.example', 'first'));
  expect(third.who?.userId).toBe(who?.userId);
});

test('a callback counts once, only in the browser that set out, and only with a state of ours', async () => {
  const { callback, cookie, who } = await travel(verified('once@acme.example'));
  expect(who).not.toBeNull();
  const tries = [
    await comeBack(callback, cookie),
    await comeBack(callback, ''),
    await comeBack(callback.replace(/state=[^&]*/, 'state=made-up'), cookie),
    await comeBack(callback.replace(/state=[^&]*/, ''), cookie),
  ];
  // Somebody else’s callback, opened in this browser, signs nobody in: no login CSRF.
  provider.person = verified('attacker@acme.example');
  const { url } = (await (await start()).json()) as { url: string };
  const theirs = (await fetch(url, { redirect: 'manual' })).headers.get('location') ?? '';
  tries.push(await comeBack(theirs, cookie), await comeBack(theirs, ''));
  for (const reply of tries) {
    expect(await signIn.person(new Headers({ cookie: cookiesOf(reply) }))).toBeNull();
    expect(reply.headers.get('location')).toMatch(/\/sign-in\?error=/);
  }
});

test('who signs in at the provider alone is sent no link to a password of their own', async () => {
  await travel(verified('alone@acme.example'));
  const headers = { 'content-type': 'application/json', origin: ORIGIN };
  for (const email of ['alone@acme.example', 'owner@else.example']) {
    const body = JSON.stringify({ email });
    const request = new Request(`${ORIGIN}/api/auth/request-password-reset`, { method: 'POST', headers, body });
    expect((await signIn.handle(request, from())).status).toBe(200);
  }
  expect(mailed).toEqual(['owner@else.example']);
});

test('whatever is posted, a person comes back to a page of ours', async () => {
  for (const callbackURL of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', 7]) {
    const { location } = await travel(verified('ada@acme.example'), {
      callbackURL,
      errorCallbackURL: 'https://evil.example',
    });
    expect(location).toBe('/');
  }
  const { url } = (await (
    await start({ scopes: ['admin'], additionalData: { x: 1 }, idToken: { token: 'x' } })
  ).json()) as { url: string };
  expect(new URL(url).searchParams.get('scope')).toBe('openid email profile');
});
