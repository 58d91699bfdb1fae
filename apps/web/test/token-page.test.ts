import type { AuditEvent, IssuedToken, Token } from '@keyfob/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkLooks, openConsole } from './open-console.ts';
import type { ConsoleRun } from './open-console.ts';

let run: ConsoleRun;
let page: ConsoleRun['page'];
let issued: IssuedToken;

beforeAll(async () => {
  run = await openConsole();
  page = run.page;
  issued = await create({
    name: 'Deploy',
    type: 'standard',
    grants: [{ resource_type: 'builder', actions: ['list'] }],
  });
});
afterAll(() => run[Symbol.asyncDispose]());

const tokens = () => `/v1/workspaces/${run.workspace}/tokens`;
const create = (body: object) => run.call<IssuedToken>('post', tokens(), { kind: 'workspace', ...body });
const read = (id = issued.token.id) => run.call<Token>('get', `${tokens()}/${id}`);
const open = (id: string, query = '') => page.goto(run.at(`access-tokens/${id}${query}`));
const button = (name: string) => page.getByRole('button', { name, exact: true });

test('a refused call’s fix link opens the token with what is missing filled in; one click gives it, and the value stays', async () => {
  const verdict = await fetch(`${run.api.url}/v1/verify`, {
    method: 'POST',
    headers: { authorization: `Bearer ${issued.value}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      token: issued.value,
      require: [
        { resource_type: 'builder', action: 'delete' },
        { resource_type: 'artifact', action: 'get', resource_id: 'shop-1' },
      ],
    }),
  });
  const { fix_url: link } = (await verdict.json()) as { fix_url: string };
  await page.goto(link);
  await page.getByText('2 grants are asked for').waitFor();
  await page.getByText('artifact:get:shop-1').first().waitFor();
  expect((await read()).grants).toHaveLength(1);
  await checkLooks(page);
  await button('Save with these 2 grants').click();
  await page.getByText('Saved; the value stays the same.').waitFor();
  expect((await read()).grants).toEqual([
    { resource_type: 'builder', resource_id: '*', actions: ['list', 'delete'] },
    { resource_type: 'artifact', resource_id: 'shop-1', actions: ['get'] },
  ]);
  expect(new URL(page.url()).search).toBe('');
});

test('name, grants, end and addresses change without a new value; only what was touched is sent', async () => {
  await page.getByLabel('Name').fill('Deploy of the shop');
  await page.getByRole('group', { name: 'builder' }).getByLabel('delete').uncheck();
  await page.getByLabel('Allowed addresses').fill('10.0.0.0/8');
  await page.getByLabel('Expires').selectOption('7d');
  await button('Save changes').click();
  await page.getByRole('heading', { name: 'Deploy of the shop' }).waitFor();
  expect((await read()).allowed_cidrs).toEqual(['10.0.0.0/8']);
  const { data } = await run.call<{ data: AuditEvent[] }>(
    'get',
    `/v1/workspaces/${run.workspace}/audit-events?subject=${issued.token.id}&limit=1`,
  );
  expect(Object.keys(data[0]?.after ?? {}).sort()).toEqual(['allowed_cidrs', 'expires_at', 'grants', 'name']);
  await page.getByText('in 7 days', { exact: true }).waitFor();
});

test('what the server refuses stands beside its field', async () => {
  await page.getByLabel('Allowed addresses').fill('10.0.0.0/99');
  await button('Save changes').click();
  await page.getByText('must be an IPv4 or IPv6 address or CIDR block').waitFor();
  expect(await page.getByLabel('Allowed addresses').getAttribute('aria-invalid')).toBe('true');
  await button('Discard changes').click();
});

test('an edit over somebody else’s says so and goes on top of it without undoing it', async () => {
  await page.getByLabel('Description').fill('mine');
  await run.call('patch', `${tokens()}/${issued.token.id}`, { name: 'Theirs' });
  await button('Save changes').click();
  await page.getByRole('alert').getByText('The token has changed since you opened it').waitFor();
  await button('Put my edits on top').click();
  await expect.poll(() => page.getByLabel('Name').inputValue()).toBe('Theirs');
  await button('Save changes').click();
  await page.getByText('Saved; the value stays the same.').waitFor();
  await expect.poll(async () => (await read()).description).toBe('mine');
  expect((await read()).name).toBe('Theirs');
});

test('“Why?” lists every check in order and leads to what is missing', async () => {
  await page.getByLabel('What the call does').fill('builder:create');
  await page.getByLabel('From the address').fill('10.1.2.3');
  await button('Explain').click();
  await page.getByText('It would be refused: insufficient_permissions.').waitFor();
  const checks = await page.getByRole('list', { name: 'Checks, in order' }).getByRole('listitem').allTextContents();
  expect(checks.length).toBeGreaterThan(8);
  expect(checks.join('\n')).toMatch(
    /It is not revoked[^]*The address is allowed[^]*It holds what the call needs \(failed\)/,
  );
  await page.getByRole('link', { name: 'Add what is missing' }).click();
  await page.getByText('A grant is asked for').waitFor();
  await checkLooks(page);
  await open(issued.token.id);
});

test('disabling says where it is refused; enabling brings it back', async () => {
  await button('Disable').click();
  await page.getByText(/^Disabled\. Refused/).waitFor();
  await button('Enable').click();
  await page.getByText(/^Enabled\. In force/).waitFor();
  expect((await read()).status).toBe('active');
});

test('extending moves the end of the same value', async () => {
  await button('Extend').click();
  await page.getByLabel('Until').selectOption('90d');
  await page.getByRole('dialog').getByRole('button', { name: 'Extend' }).click();
  await page.getByText('Extended; the value stays the same.').waitFor();
  await page.getByText('in 90 days', { exact: true }).waitFor();
});

test('rotating with a grace shows the new value once and leads to the new token', async () => {
  await button('Rotate').click();
  await page.getByLabel('The old value').selectOption('3600');
  await checkLooks(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click();
  await page.getByRole('heading', { name: 'Your new value is ready' }).waitFor();
  await button('Copy the value').click();
  const value = await page.evaluate(() => navigator.clipboard.readText());
  expect(value).toMatch(/^kf_wst_\w{36}$/);
  await button('Done').click();
  const old = await read();
  expect(old.status).toBe('superseded');
  await page.waitForURL(`**/access-tokens/${old.successor_id}`);
  expect(await page.content()).not.toContain(value);
  await open(old.id);
  await page.getByText('This token was rotated.').waitFor();
  expect(await button('Save changes').count()).toBe(0);
});

test('a revoked token is read-only and says when, why and by whom', async () => {
  const { token } = await create({ name: 'Leaky', role: 'viewer' });
  await open(token.id);
  await button('Revoke').click();
  await page.getByLabel('Reason').fill('Pasted into a ticket');
  await button('Revoke for good').click();
  await page.getByText(/^Revoked for good\. Refused/).waitFor();
  const notice = page.getByRole('region', { name: 'This token is revoked.' });
  await notice.getByText('ada@example.com').waitFor();
  expect(await notice.textContent()).toMatch(/Ended.*now.*By.*ada@example\.com.*Reason.*Pasted into a ticket/);
  expect(await page.getByRole('heading', { name: 'Edit' }).count()).toBe(0);
  await page.getByRole('region', { name: 'History' }).getByText('Revoked').waitFor();
  await checkLooks(page);
});

test('deleting wants the name typed; the keyboard gets there and back', async () => {
  await create({ name: 'Short-lived', role: 'viewer' });
  await page.goto(run.at('access-tokens'));
  await page.getByRole('link', { name: 'Short-lived', exact: true }).press('Enter');
  await button('Delete').press('Enter');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Delete');
  await page.keyboard.press('Enter');
  await page.keyboard.type('short lived');
  await page.keyboard.press('Enter');
  await page.getByText('Type “Short-lived” exactly.').waitFor();
  await page.getByLabel('Type its name to confirm').fill('Short-lived');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Access Tokens' }).waitFor();
  await expect.poll(() => page.getByText('Short-lived').count()).toBe(0);
});

test('an id that is nobody’s leads nowhere', async () => {
  await open('01900000-0000-7000-8000-000000000000');
  await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
  await open('nonsense');
  await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
});

test('nothing on this page broke a script or the content security policy', () => {
  expect(run.problems).toEqual([]);
});
