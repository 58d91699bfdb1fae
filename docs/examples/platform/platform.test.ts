import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Keyfob } from '@keyfob/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../../apps/web/test/open-browser.ts';
import { freePort } from '../../../infra/local/free-port.ts';
import { runApi } from '../../../infra/testing/run-api.ts';
import type { ApiRun } from '../../../infra/testing/run-api.ts';
import { openAcme } from './acme.ts';
import { openTokens } from './keyfob.ts';

const GRANTS = [
  { resource_type: 'keyfob/workspace', actions: ['create', 'list', 'get'] },
  { resource_type: 'keyfob/member', actions: ['list', 'get', 'create', 'impersonate'] },
  { resource_type: 'keyfob/role', actions: ['list', 'get'] },
  { resource_type: 'keyfob/token', actions: ['list', 'get', 'verify'] },
  { resource_type: '*', actions: ['@write'] },
];

let keyfob: ApiRun;
let service: string;
let acme: ReturnType<typeof openAcme>;
let url: string;
beforeAll(async () => {
  keyfob = await runApi();
  const operator = { email: 'ada@example.com', password: 'correct horse battery' };
  const visitor = new Keyfob({ baseUrl: keyfob.url });
  await visitor.claimSetup({ code: keyfob.setupCode, ...operator, workspace_name: 'Staff', starter_catalog: true });
  const signIn = await fetch(`${keyfob.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: keyfob.url },
    body: JSON.stringify(operator),
  });
  const cookie = signIn.headers.getSetCookie().map((one) => one.split(';', 1)[0]);
  const made = await fetch(`${keyfob.url}/v1/installation/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: cookie.join('; ') },
    body: JSON.stringify({ kind: 'service', name: 'acme', grants: GRANTS }),
  });
  service = ((await made.json()) as { value: string }).value;
  acme = openAcme(openTokens({ baseUrl: keyfob.url, token: service }));
  url = await listen(acme);
});
afterAll(async () => {
  acme.closeAllConnections();
  acme.close();
  await keyfob[Symbol.asyncDispose]();
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const callApi = async (value: string, method = 'GET') =>
  (await fetch(`${url}/api/builds`, { method, headers: { authorization: `Bearer ${value}` } })).status;

test('a platform’s user makes, uses and revokes a token on the platform’s own page, and the browser never meets Keyfob', async () => {
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1180, height: 720 } });
  page.setDefaultTimeout(20_000);
  const hosts = new Set<string>();
  const seen: string[] = [];
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  page.on('response', async (response) => {
    seen.push(await response.text().catch(() => ''));
  });
  page.on('dialog', (dialog) => void dialog.accept());

  await page.goto(url);
  await page.getByText('No tokens yet').waitFor();
  await page.getByLabel('Name').fill('nightly-ci');
  await page.getByLabel('It may').selectOption('list and start builds');
  await page.getByRole('button', { name: 'Create token' }).click();
  await page.getByRole('cell', { name: 'nightly-ci', exact: true }).waitFor();
  const value = (await page.locator('#value').textContent()) ?? '';
  expect(value).toMatch(/^kf_pat_/);
  expect([await callApi(value), await callApi(value, 'POST')]).toEqual([200, 201]);
  if (process.env['KEYFOB_SCREENSHOT']) await page.screenshot({ path: process.env['KEYFOB_SCREENSHOT'] });

  await page.getByLabel('Signed in as').selectOption('usr-ben');
  await page.getByText('No tokens yet').waitFor();
  await page.getByLabel('Name').fill('greedy');
  await page.getByLabel('It may').selectOption('list and start builds');
  await page.getByRole('button', { name: 'Create token' }).click();
  await page.getByRole('alert').getByText('builder:ensure').waitFor();

  await page.getByLabel('Signed in as').selectOption('usr-ann');
  await page.getByRole('button', { name: 'Revoke nightly-ci' }).click();
  await page.getByText('No tokens yet').waitFor();
  expect(await callApi(value)).toBe(401);

  await browser.close();
  expect([...hosts]).toEqual([new URL(url).host]);
  expect(seen.length).toBeGreaterThan(10);
  for (const text of seen) expect(text).not.toMatch(/kf_svc_/);
  console.log(`Embed: ${seen.length} replies to the browser, 0 from Keyfob, 0 with the service token`);
}, 180_000);

test('one customer’s users share a workspace, another’s have their own; who is not signed in at Acme manages nothing', async () => {
  const platform = new Keyfob({ baseUrl: keyfob.url, token: service });
  const tokens = openTokens({ baseUrl: keyfob.url, token: service });
  const eve = { id: 'usr-eve', name: 'Eve Moreau', customer: 'cus-1002', role: 'member' } as const;
  await Promise.all([tokens.list(eve), tokens.list(eve)]);
  const found: (string | null)[] = [];
  for await (const { external_id: id } of platform.listWorkspaces()) found.push(id);
  expect(new Set(found)).toEqual(new Set([null, 'cus-1001', 'cus-1002']));
  const outside = await Promise.all([
    fetch(`${url}/tokens`),
    fetch(`${url}/tokens`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"name":"x"}' }),
    fetch(`${url}/api/builds`),
    fetch(`${url}/api/builds`, { headers: { authorization: `Bearer ${service}x` } }),
  ]);
  expect(outside.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
});

test('what keeps Acme from its tokens is named, without the service token and without where Keyfob is', async () => {
  const stranger = createServer((_request, response) => response.end('<h1>It works!</h1>'));
  const nobody = `http://127.0.0.1:${await freePort()}`;
  const troubles: [string, string, RegExp][] = [
    [nobody, service, /: Keyfob does not answer \(connection_failed\)\./],
    [keyfob.url, `${service}x`, /: Keyfob refuses Acme’s service token \(invalid_token\): .*access token/],
    [await listen(stranger), service, /: something else answers in Keyfob’s place \(status 200\)\./],
  ];
  for (const [baseUrl, token, cause] of troubles) {
    const platform = openAcme(openTokens({ baseUrl, token }));
    const at = await listen(platform);
    const json = { 'content-type': 'application/json' };
    const signIn = await fetch(`${at}/sign-in`, { method: 'POST', headers: json, body: '{"id":"usr-ann"}' });
    const cookie = signIn.headers.get('set-cookie') ?? '';
    for (const reply of [
      await fetch(`${at}/tokens`, { headers: { cookie } }),
      await fetch(`${at}/api/builds`, { headers: { authorization: 'Bearer x' } }),
    ]) {
      const text = await reply.text();
      expect([reply.status, (JSON.parse(text) as { message: string }).message]).toEqual([
        502,
        expect.stringMatching(cause),
      ]);
      for (const secret of [token.slice(0, 20), baseUrl]) expect(text).not.toContain(secret);
    }
    platform.closeAllConnections();
    platform.close();
  }
  stranger.close();
  const noJson = { 'content-type': 'application/json' };
  expect((await fetch(`${url}/sign-in`, { method: 'POST', headers: noJson, body: '{' })).status).toBe(400);
});
