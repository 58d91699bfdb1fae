import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Client } from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runApi } from '../../../infra/testing/run-api.ts';
import type { ApiRun } from '../../../infra/testing/run-api.ts';
import { openBrowser, openPage } from './open-browser.ts';
import { checkLooks } from './open-console.ts';

const email = 'ada@example.com';
let password = 'correct horse battery';

let api: ApiRun;
let browser: Browser;
let page: Page;
let problems: string[];
let workspace: string;

beforeAll(async () => {
  [api, browser] = await Promise.all([runApi(), openBrowser()]);
  ({ page, problems } = await openPage(browser));
});
afterAll(async () => {
  await browser.close();
  await api[Symbol.asyncDispose]();
});

/** A call as the person in the browser. */
async function call<Body = unknown>(method: 'post' | 'patch', path: string, data: object): Promise<Body> {
  const reply = await page.request[method](api.url + path, { data, headers: { origin: api.url } });
  expect([path, reply.status()]).toEqual([path, expect.toSatisfy((status: number) => status < 300)]);
  return reply.json() as Promise<Body>;
}

const createToken = (body: object) =>
  call<{ value: string; token: { id: string } }>('post', `/v1/workspaces/${workspace}/tokens`, {
    kind: 'workspace',
    ...body,
  });

async function signIn(secret: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const rows = () => page.getByRole('row').filter({ hasNot: page.getByRole('columnheader') });
const row = (name: string) => rows().filter({ hasText: name });
const labels = () => rows().locator('.token-name').allTextContents();

test('a new installation leads to setup; its link fills in the code and hides it from the address', async () => {
  await page.goto(`${api.url}/sign-in`);
  await page.waitForURL('**/setup');
  await page.goto(`${api.url}/setup#code=${api.setupCode}`);
  await expect.poll(() => page.getByLabel('Setup code').inputValue()).toBe(api.setupCode);
  expect(page.url()).toBe(`${api.url}/setup`);
});

test('the first owner is made with the sample catalog and lands on an empty list that says what to do next', async () => {
  await page.getByLabel('Your e-mail').fill(email);
  await page.getByLabel('Choose a password').fill(password);
  await page.getByLabel('Name of the first workspace').fill('Acme');
  await page.getByRole('button', { name: 'Create the owner' }).click();
  await page.getByRole('heading', { name: 'No tokens yet' }).waitFor();
  workspace = /\/workspace\/([^/]+)\/access-tokens$/.exec(page.url())?.[1] ?? '';
});

test('the command of the empty list, pasted into a shell, makes the first token', async () => {
  const command = (await page.locator('pre').textContent()) ?? '';
  const folder = mkdtempSync(path.join(tmpdir(), 'keyfob-console-'));
  const answer = execFileSync('bash', ['-c', command], { cwd: folder, input: `${password}\n`, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect(answer).toMatch(/"value":"kf_wst_\w+"/);
  await page.goto(api.url);
  await page.getByText('1 active token').waitFor();
});

test('the list shows tokens with their scope and status in words, and no value', async () => {
  await call('patch', `/v1/workspaces/${workspace}`, { policy: { allow_no_expiry: true } });
  const values = [
    await createToken({ name: 'Deploy', role: 'member', expires_in: '7d' }),
    await createToken({ name: 'Forever', role: 'viewer', no_expiry: true }),
    await createToken({ name: 'Custom', grants: [{ resource_type: 'builder', actions: ['list'] }] }),
    await createToken({ name: 'Old job', role: 'viewer' }),
    await createToken({ name: 'Over', role: 'viewer', expires_in: 1 }),
    await createToken({ name: 'Laptop', kind: 'personal', role: 'viewer' }),
  ];
  await call('post', `/v1/workspaces/${workspace}/tokens/${values[3]?.token.id}/disable`, {});
  await new Promise((resolve) => setTimeout(resolve, 1100));

  await page.goto(`${api.url}/`);
  await page.getByText('5 active tokens').waitFor();
  expect(await row('Deploy').textContent()).toMatch(/Workspace.*kf_wst_.{3}….*Team Member.*in 7 days.*Active.*Never/);
  expect(await row('Forever').textContent()).toContain('Not specified');
  expect(await row('Custom').textContent()).toContain('1 grant');
  expect(await row('Old job').textContent()).toContain('Disabled');
  expect(await row('Over').textContent()).toContain('Expired');
  expect(await row('Laptop').textContent()).toContain(`Personal · ${email}`);
  const html = await page.content();
  for (const { value } of values) expect(html).not.toContain(value.slice(-20));
});

test('an active row copies the token’s ID; a disabled one has nothing to copy', async () => {
  await row('CI Runner').getByRole('button', { name: 'Copy the ID of CI Runner' }).click();
  await row('CI Runner').getByText('Copied').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  expect(await row('Old job').getByRole('button', { name: /Copy/ }).count()).toBe(0);
});

test('a row’s buttons disable, enable and delete it, and say since when', async () => {
  await row('Deploy').getByRole('button', { name: 'Disable Deploy' }).click();
  await page.getByText(/^Deploy is disabled\. Refused/).waitFor();
  await row('Deploy').getByRole('button', { name: 'Enable Deploy' }).click();
  await page.getByText(/^Deploy is enabled\. In force/).waitFor();
  await createToken({ name: 'Doomed', role: 'viewer' });
  await page.reload();
  await row('Doomed').getByRole('button', { name: 'Delete Doomed' }).click();
  await page.getByLabel('Type its name to confirm').fill('Doomed');
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await page.getByText(/^Doomed is deleted\. Refused/).waitFor();
  await expect.poll(() => row('Doomed').count()).toBe(0);
  expect(await row('Deploy').getByRole('link', { name: 'Edit Deploy' }).getAttribute('href')).toMatch(
    /access-tokens\/[0-9a-f-]{36}$/,
  );
  await checkLooks(page);
});

test('several at once: what will happen is counted before it is done', async () => {
  await createToken({ name: 'Batch 1', role: 'viewer' });
  await createToken({ name: 'Batch 2', role: 'viewer' });
  await page.reload();
  for (const name of ['Batch 1', 'Batch 2', 'Old job']) await page.getByLabel(`Select ${name}`).check();
  await page.getByText('3 selected').waitFor();
  await checkLooks(page);
  const bar = page.getByRole('region', { name: 'Selected tokens' });
  await bar.getByRole('button', { name: 'Disable' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Will change').waitFor();
  expect(await dialog.getByRole('definition').allTextContents()).toEqual(['2', '1']);
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await page.getByText(/^2 disabled\. Refused/).waitFor();
  await row('Batch 1').getByText('Disabled').waitFor();
  for (const name of ['Batch 1', 'Batch 2']) await page.getByLabel(`Select ${name}`).check();
  await bar.getByRole('button', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await page.getByText(/^2 deleted\. Refused/).waitFor();
  await expect.poll(() => row('Batch').count()).toBe(0);
});

test('search and filters narrow the list, live in the address and survive a reload', async () => {
  await page.getByRole('combobox', { name: 'Status' }).selectOption('disabled');
  await expect.poll(labels).toEqual(['Old job']);
  await page.getByRole('combobox', { name: 'Status' }).selectOption('');
  await page.getByLabel('Kind').selectOption('personal');
  await expect.poll(labels).toEqual(['Laptop']);
  await page.getByLabel('Kind').selectOption('');
  await page.getByRole('searchbox').fill('ci');
  await expect.poll(labels).toEqual(['CI Runner']);
  expect(new URL(page.url()).search).toBe('?q=ci');
  await page.reload();
  await expect.poll(labels).toEqual(['CI Runner']);
  await page.getByRole('searchbox').fill('nothing like it');
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await expect.poll(async () => (await labels()).length).toBe(7);
});

test('a column that is switched off is gone at once and stays off', async () => {
  await page.getByText('Columns', { exact: true }).click();
  await page.getByRole('checkbox', { name: 'Created' }).uncheck();
  const heads = () => page.getByRole('columnheader').allTextContents();
  expect(await heads()).not.toContain('Created');
  await page.getByRole('checkbox', { name: 'Status' }).uncheck();
  await page.reload();
  await page.getByRole('table').waitFor();
  expect(await heads()).toEqual(['', 'Label', 'Token', 'Scope', 'Expires', 'Last used', 'Actions']);
});

test('names with line breaks, escapes and reversed text stay in their place, at 360 pixels too', async () => {
  const owner = new Client({ connectionString: api.migrationDatabaseUrl });
  await owner.connect();
  const hostile = `\u202Enimda\u202C\n\u001B[31m<img src=x onerror=alert(1)>${'\u0300'.repeat(40)}${'W'.repeat(300)}`;
  await owner.query(`update keyfob.token set name = $1 where name = 'Over'`, [hostile]);
  await owner.end();
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await page.reload();
    await row('nimda').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(await page.locator('main img').count()).toBe(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('setup is closed once there is an owner', async () => {
  await page.goto(`${api.url}/setup`);
  await page.getByText('Keyfob is set up').waitFor();
  await page.getByText('Go to sign-in').waitFor();
  await page.goto(api.url);
});

test('signing out ends the session; a page asked for comes back after signing in', async () => {
  await page.getByLabel(`Account: ${email}`).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('You are signed out.').waitFor();

  await page.goto(`${api.url}/workspace/${workspace}/access-tokens?q=ci`);
  await page.waitForURL('**/sign-in?next=*');
  await signIn('wrong horse battery');
  await page.getByRole('alert').getByText('The e-mail or the password is not right.').waitFor();
  await signIn(password);
  await expect.poll(labels).toEqual(['CI Runner']);
});

test('a reset link sets a new password once; the other pages of that person are signed out', async () => {
  const { page: elsewhere } = await openPage(browser);
  await elsewhere.goto(`${api.url}/sign-in`);
  await elsewhere.getByText('Forgot your password?').click();
  await elsewhere.getByLabel('E-mail').fill(email);
  await elsewhere.getByRole('button', { name: 'Send the link' }).click();
  await elsewhere.getByText('Look for the link').waitFor();
  const link = () => /http\S+\/reset#token=\w+/.exec(api.output())?.[0];
  await expect.poll(link).toBeDefined();

  password = 'a brand new password';
  await elsewhere.goto(link() ?? '');
  await elsewhere.getByLabel('New password').fill(password);
  await elsewhere.getByRole('button', { name: 'Save the password' }).click();
  await elsewhere.getByText('Your password is changed.').waitFor();

  await elsewhere.goto(link() ?? '');
  await elsewhere.getByLabel('New password').fill(password);
  await elsewhere.getByRole('button', { name: 'Save the password' }).click();
  await elsewhere.getByRole('alert').getByText('This link has been used').waitFor();

  await page.reload();
  await page.waitForURL('**/sign-in?next=*');
  await signIn(password);
  await page.getByRole('table').waitFor();
});

test('nothing on these pages broke a script or the content security policy', () => {
  expect(problems).toEqual([]);
});

test('P11 the console’s first load is at most 200 KB of compressed script', () => {
  const assets = new URL('../dist/assets/', import.meta.url);
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  const bytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, assets))).length, 0);
  console.log(`P11: ${Math.round(bytes / 1024)} KB gzip JS`);
  expect(bytes).toBeLessThanOrEqual(200 * 1024);
});
