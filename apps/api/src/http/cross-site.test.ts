import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { TestApi } from '../../test/harness.ts';

const OWN = 'http://localhost:4600';
const EVIL = 'https://evil.example';
const JSON_TYPE = 'application/json';

let api: TestApi;
let db: Pool;
let tokenId: string;

beforeAll(async () => {
  api = await startApi();
  db = new Pool({ connectionString: api.migrationDatabaseUrl, max: 2 });
  tokenId = (await api.createToken()).token.id;
});
afterAll(async () => {
  await db.end();
  await api.close();
});

/** What a page of another site can make a browser send along with a person’s cookie. */
const forgeries: Record<string, string>[] = [
  { origin: EVIL, 'content-type': JSON_TYPE },
  { origin: 'null', 'content-type': JSON_TYPE },
  { origin: `${OWN}.evil.example`, 'content-type': JSON_TYPE },
  { origin: 'http://localhost:4601', 'content-type': JSON_TYPE },
  { origin: EVIL, 'content-type': 'text/plain' },
  { origin: EVIL, 'content-type': 'application/x-www-form-urlencoded' },
  { origin: EVIL, 'content-type': 'multipart/form-data; boundary=x' },
  { origin: 'null', 'content-type': 'text/plain; application/json' },
  { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'content-type': 'text/plain' },
  { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate', 'content-type': JSON_TYPE },
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/x-www-form-urlencoded' },
];

/** Everything that is stored, but for when a session was last seen. */
async function fingerprint(): Promise<string> {
  const { rows: tables } = await db.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('keyfob', 'auth') and tablename not in ('rateLimit', 'sign_in_try', 'node', 'worker_heartbeat')`,
  );
  const sums = tables.map(async ({ name }) => {
    const row = name === 'auth.session' ? `to_jsonb(t) - 'lastSeenAt'` : 'to_jsonb(t)';
    const { rows } = await db.query<{ sum: string }>(
      `select coalesce(md5(string_agg(row, '|' order by row)), '') as sum from (select (${row})::text as row from ${name} t) all_rows`,
    );
    return `${name} ${rows[0]?.sum ?? ''}`;
  });
  return (await Promise.all(sums)).join('\n');
}

test('S15 no change that another site makes with a person’s cookie is carried out', async () => {
  await api.ask('GET', '/v1/me', { cookie: api.owner.cookie });
  const before = await fingerprint();
  const changes = api.app.routes.all.filter(({ method, operation }) => operation && method !== 'GET');
  const cookie = api.owner.cookie;
  let refused = 0;
  for (const { method, path, operation } of changes) {
    const at = path.replace(':workspace', api.workspace.slug).replace(':id', tokenId).replaceAll(/:\w+/g, 'x');
    for (const headers of forgeries) {
      const body = JSON.stringify(operation?.example ?? {});
      const reply = await api.ask(method, at, { cookie, body, headers });
      const said = [operation?.id, headers, reply.status, reply.text];
      // Where only tokens count, a cookie is no credential; a route of nobody’s takes JSON only, which no site sends unasked.
      const expected = operation?.access === 'public' ? [403, 404, 415] : [401, 403, 415];
      if (operation?.access === 'public' && headers['content-type'] === JSON_TYPE) continue;
      expect(expected, JSON.stringify(said)).toContain(reply.status);
      expect(reply.headers.get('access-control-allow-origin')).toBeNull();
      refused += 1;
    }
  }
  expect(await fingerprint()).toBe(before);
  console.log(`S15: ${changes.length} changes of the API × forged requests: ${refused} refused, 0 rows changed`);
});

test('S15 nor is any step of a person’s sign-in', async () => {
  const before = await fingerprint();
  const steps = ['sign-in/email', 'sign-in/social', 'sign-out', 'request-password-reset', 'reset-password'];
  const device = ['device/code', 'device/token', 'device/approve', 'device/deny'];
  let refused = 0;
  for (const step of [...steps, ...device]) {
    for (const headers of forgeries) {
      const body = JSON.stringify({ email: api.owner.email, password: api.owner.password, userCode: 'AAAA-AAAA' });
      const reply = await api.ask('POST', `/api/auth/${step}`, { cookie: api.owner.cookie, body, headers });
      const said = JSON.stringify([step, headers, reply.status, reply.text]);
      expect(step === 'sign-in/social' ? [403, 404, 415] : [403, 415], said).toContain(reply.status);
      expect(reply.headers.getSetCookie(), said).toEqual([]);
      expect(reply.headers.get('access-control-allow-origin')).toBeNull();
      refused += 1;
    }
  }
  expect(await fingerprint()).toBe(before);
  expect((await api.ask('GET', '/v1/me', { cookie: api.owner.cookie })).status).toBe(200);
  console.log(
    `S15: ${steps.length + device.length} steps of sign-in × forged requests: ${refused} refused, 0 rows changed`,
  );
});

test('S15 no other origin is let read, nor is any let ask first', async () => {
  let asked = 0;
  const paths = new Set(api.app.routes.all.map(({ path }) => path.replaceAll(/:\w+/g, tokenId).replace('*', 'x')));
  for (const path of paths) {
    for (const method of ['OPTIONS', 'GET']) {
      const headers = {
        origin: EVIL,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,authorization',
      };
      const reply = await api.ask(method, path, { cookie: api.owner.cookie, headers });
      const allowing = [...reply.headers.keys()].filter((name) => name.startsWith('access-control-'));
      expect([method, path, allowing]).toEqual([method, path, []]);
      asked += 1;
    }
  }
  console.log(`S15: ${asked} requests of another origin, 0 allowed to read`);
});

test('S15 every page runs only what comes from this origin, and in no frame', async () => {
  const pages = ['/', '/sign-in', '/setup', '/reset', '/device', '/workspace/x/access-tokens', '/docs', '/v1/nothing'];
  for (const page of pages) {
    const { headers, text } = await api.ask('GET', page, { headers: { accept: 'text/html' } });
    const policy = new Map(
      (headers.get('content-security-policy') ?? '').split('; ').map((one) => {
        const [name = '', ...sources] = one.split(' ');
        return [name, sources.join(' ')] as const;
      }),
    );
    expect([page, policy.get('default-src')]).toEqual([page, "'self'"]);
    expect(policy.get('script-src') ?? "'self'").toBe("'self'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(policy.get('base-uri')).toBe("'none'");
    expect(policy.get('object-src')).toBe("'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>|\son\w+=|javascript:/i);
  }
  console.log(`S15: ${pages.length} pages, 0 that run inline scripts or may be framed`);
});
