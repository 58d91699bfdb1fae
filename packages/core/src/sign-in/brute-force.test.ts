import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestFoundation } from '../../test/test-foundation.ts';
import type { TestFoundation } from '../../test/test-foundation.ts';
import { claimSetup } from '../setup/claim-setup.ts';
import { addressBlock } from './address-block.ts';
import { ADDRESS } from './guard-password.ts';
import { takeTry } from './limit-tries.ts';
import { openSignIn } from './sign-in.ts';
import type { SignIn } from './sign-in.ts';

const ORIGIN = 'http://localhost:4600';
const email = 'ada@example.com';
const password = 'correct horse battery';
const wrong = 'wrong horse battery';

let foundation: TestFoundation;
let signIn: SignIn;
let owner: Client;
let address = 0;

beforeAll(async () => {
  foundation = await openTestFoundation({ KEYFOB_LOG_LEVEL: 'silent' });
  owner = new Client({ connectionString: foundation.migrationDatabaseUrl });
  await owner.connect();
  signIn = await openSignIn(foundation.config, foundation, async () => {});
  const input = { code: 'code', email, password, workspace_name: 'Main', starter_catalog: false };
  await claimSetup(foundation, 'code', input, { id: null, ip: null });
});
afterAll(async () => {
  await owner.end();
  await signIn.close();
  await foundation.close();
});

const nextAddress = (): string => `198.51.${Math.floor(++address / 250)}.${(address % 250) + 1}`;

function post(path: string, body: object, more: { ip?: string; headers?: Record<string, string> } = {}) {
  const headers = { 'content-type': 'application/json', origin: ORIGIN, ...more.headers };
  const request = new Request(`${ORIGIN}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return signIn.handle(request, { id: null, ip: more.ip ?? nextAddress() });
}

const tryPassword = (as: string, secret: string, more?: Parameters<typeof post>[2]) =>
  post('/sign-in/email', { email: as, password: secret }, more);

const statusesOf = async (tries: Promise<Response>[]) => (await Promise.all(tries)).map(({ status }) => status);

/** 15 minutes pass. */
async function waitOut(): Promise<void> {
  foundation.clock.offsetMs += 15 * 60 * 1000 + 1000;
}

const spellings = (of: string): string[] => [
  of,
  of.toUpperCase(),
  ` ${of}`,
  `${of}\t`,
  of.replace('a', 'ａ'),
  of.replace('a', 'A\u200b'),
  of.replace('@', '＠'),
];

test.each([
  ['an account', email],
  ['nobody’s', 'nobody@example.com'],
])(
  'S16 of 60 tries at %s password at most 10 are looked at, whatever the spelling and the address',
  async (_of, at) => {
    const tries = Array.from({ length: 60 }, (_, n) => {
      const spelling = spellings(at)[n % spellings(at).length] ?? at;
      return tryPassword(spelling, wrong, { headers: { 'x-forwarded-for': `203.0.113.${n}` } });
    });
    const statuses = await statusesOf(tries);
    const times = (status: number) => statuses.filter((one) => one === status).length;
    // A spelling that is no address (400) never reaches the password and gives its try back.
    expect(times(401)).toBeLessThanOrEqual(10);
    expect(times(401) + times(400) + times(429)).toBe(60);
    expect(times(429)).toBeGreaterThanOrEqual(60 - 10 - times(400));
    console.log(`S16: ${tries.length} parallel tries at ${at}, ${times(401)} looked at, ${times(400)} were no address`);
    await waitOut();
  },
);

test('S16 the lock-out says no more of an account than of none, and refuses the right password too', async () => {
  for (const at of [email, 'nobody@example.com'])
    await statusesOf(Array.from({ length: 10 }, () => tryPassword(at, wrong)));
  const [known, unknown] = [await tryPassword(email, password), await tryPassword('nobody@example.com', password)];
  expect([known.status, await known.text()]).toEqual([429, await unknown.text()]);
  expect([...known.headers.keys()]).toEqual([...unknown.headers.keys()]);
  for (const reply of [known, unknown]) {
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(14 * 60);
    expect(Number(reply.headers.get('retry-after'))).toBeLessThanOrEqual(15 * 60);
  }
  await waitOut();
  expect((await tryPassword(email, password)).status).toBe(200);
});

test('S16 no 15 minutes hold more than 10 tries, wherever they begin', async () => {
  await waitOut();
  let through = 0;
  for (let minute = 0; minute < 29; minute += 1) {
    const status = (await tryPassword(email, wrong)).status;
    if (status === 401) through += 1;
    foundation.clock.offsetMs += 60 * 1000;
    if (minute === 14) expect(through).toBe(10);
  }
  expect(through).toBeLessThanOrEqual(20);
  await waitOut();
});

test('S16 a sign-in that works gives all tries back', async () => {
  for (let round = 0; round < 2; round += 1) {
    expect(await statusesOf(Array.from({ length: 9 }, () => tryPassword(email, wrong)))).toEqual(Array(9).fill(401));
    expect((await tryPassword(email, password)).status).toBe(200);
  }
});

test('S16 strangers who use up the tries do not lock out a browser the person signed in from before', async () => {
  const cookies = (await tryPassword(email, password)).headers.getSetCookie();
  const device = cookies.find((cookie) => cookie.startsWith('keyfob.device='));
  expect(device).toMatch(/; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/);
  const cookie = device?.split(';')[0] ?? '';
  await statusesOf(Array.from({ length: 12 }, () => tryPassword(email, wrong)));
  expect((await tryPassword(email, password)).status).toBe(429);
  expect((await tryPassword(email, password, { headers: { cookie } })).status).toBe(200);
  // It is no way around the limit: its own tries are counted, it cannot be made up, and it is of one account.
  const fromDevice = await statusesOf(
    Array.from({ length: 30 }, () => tryPassword(email, wrong, { headers: { cookie } })),
  );
  expect(fromDevice.filter((status) => status === 401)).toHaveLength(10);
  const madeUp = { headers: { cookie: `${cookie.slice(0, -4)}AAAA` } };
  expect((await tryPassword(email, password, madeUp)).status).toBe(429);
  await statusesOf(Array.from({ length: 10 }, () => tryPassword('other@example.com', wrong)));
  expect((await tryPassword('other@example.com', wrong, { headers: { cookie } })).status).toBe(429);
  await waitOut();
});

test('S16 one address tries many accounts in vain; those who sign in from it are not counted', async () => {
  const ip = '2001:db8:1:2:aaaa::1';
  for (let n = 0; n < 3; n += 1) expect((await tryPassword(email, password, { ip })).status).toBe(200);
  const earlier = Array.from({ length: 95 }, () => takeTry(foundation, ADDRESS, addressBlock(ip) ?? ''));
  expect((await Promise.all(earlier)).filter(Boolean)).toEqual([]);
  const neighbour = (n: number) => `2001:db8:1:2::${(n + 1).toString(16)}`;
  const tries = await statusesOf(
    Array.from({ length: 30 }, (_, n) => tryPassword(`person${n}@example.com`, wrong, { ip: neighbour(n) })),
  );
  const through = tries.filter((status) => status === 401).length;
  expect(through).toBe(5);
  expect((await tryPassword(email, password, { ip: '2001:db8:1:3::1' })).status).toBe(200);
  console.log(`S16: ${95 + tries.length} tries at many accounts from one /64, ${95 + through} got through`);
  await waitOut();
});

test('S16 a burst is in the audit log once, and only for an account there is', async () => {
  await owner.query('delete from keyfob.sign_in_try');
  const count = async () => {
    const { rows } = await owner.query(
      `select count(*)::int as n from keyfob.audit_event where action = 'person.sign_in_refused'`,
    );
    return (rows[0] as { n: number }).n;
  };
  const before = await count();
  for (const at of [email, 'nobody@example.com'])
    await statusesOf(Array.from({ length: 40 }, () => tryPassword(at, wrong)));
  expect(await count()).toBe(before + 1);
  await waitOut();
});

test('S16 reset links to one mailbox are few, known or not', async () => {
  for (const at of [email, 'nobody@example.com']) {
    const statuses = await statusesOf(
      Array.from({ length: 20 }, (_, n) => post('/request-password-reset', { email: n % 2 ? at : at.toUpperCase() })),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(5);
  }
  await waitOut();
});

test('S16 links to reset by cannot be guessed from one address', async () => {
  const guess = (n: number) =>
    post('/reset-password', { token: `guess-${n}`, newPassword: password }, { ip: '192.0.2.77' });
  const statuses = await statusesOf(Array.from({ length: 50 }, (_, n) => guess(n)));
  expect(statuses.filter((status) => status === 400)).toHaveLength(20);
  expect(statuses.filter((status) => status === 429)).toHaveLength(30);
  await waitOut();
});

test('what no longer counts is not kept', async () => {
  await statusesOf(Array.from({ length: 3 }, (_, n) => tryPassword(`late${n}@example.com`, wrong)));
  const { rows } = await owner.query(
    `select count(*)::int as n from keyfob.sign_in_try where ends_at < clock_timestamp() + $1::float8 * interval '1 ms'`,
    [foundation.clock.offsetMs],
  );
  expect(rows).toEqual([{ n: 0 }]);
});

test('S16 of 40 guesses at the setup code from one address 10 are looked at, and then the right one is refused too', async () => {
  const fresh = await openTestFoundation();
  const claim = (code: string, ip: string) =>
    claimSetup(
      fresh,
      'right-code',
      { code, email, password, workspace_name: 'Main', starter_catalog: false },
      { id: null, ip },
    ).then(
      () => 'done',
      (error: unknown) => (error as { code: string }).code,
    );
  const outcomes = await Promise.all(Array.from({ length: 40 }, (_, n) => claim(`guess-${n}`, '192.0.2.1')));
  expect(outcomes.filter((code) => code === 'invalid_setup_code')).toHaveLength(10);
  expect(await claim('right-code', '192.0.2.1')).toBe('too_many_requests');
  expect(await claim('right-code', '192.0.2.2')).toBe('done');
  await fresh.close();
});
