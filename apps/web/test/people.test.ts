import type { Member } from '@keyfob/sdk';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage } from './open-browser.ts';
import { callAs, checkLooks, openConsole, owner } from './open-console.ts';
import type { ConsoleRun } from './open-console.ts';

let run: ConsoleRun;
let page: ConsoleRun['page'];

beforeAll(async () => {
  run = await openConsole();
  page = run.page;
});
afterAll(() => run[Symbol.asyncDispose]());

const row = (who: string) => page.getByRole('row').filter({ hasText: who });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const members = async () => (await run.call<{ data: Member[] }>('get', `/v1/workspaces/${run.workspace}/members`)).data;

test('a member is added by the id the platform knows, changes role, is suspended, let in again and removed', async () => {
  await page.goto(run.at('members'));
  await row(owner.email).getByText('(you)').waitFor();
  await button('Add a member').click();
  await page.getByRole('dialog').getByLabel('Id in your platform').fill('customer-7');
  await checkLooks(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
  await page.getByText('customer-7 is a member now.').waitFor();

  await page.getByLabel('Role of customer-7').selectOption('manager');
  await page.getByText(/customer-7 is Workspace Manager now\. In force/).waitFor();
  await button('Suspend customer-7').click();
  await page.getByText(/customer-7 is suspended\. Refused/).waitFor();
  await row('customer-7').getByText('Suspended').waitFor();
  await checkLooks(page);
  await button('Let customer-7 in again').click();
  await page.getByText(/customer-7 is let in again\./).waitFor();
  expect((await members()).map(({ external_id: id, role, active }) => [id, role, active])).toContainEqual([
    'customer-7',
    'manager',
    true,
  ]);

  await button('Remove customer-7').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByText(/customer-7 is removed\. Refused/).waitFor();
  await expect.poll(async () => (await members()).length).toBe(1);
});

test('the last owner is told why they stay', async () => {
  await page.getByLabel(`Role of ${owner.email}`).selectOption('viewer');
  await page.getByRole('alert').getByText(/owner/).waitFor();
  expect((await members())[0]?.role).toBe('owner');
});

test('an invitation’s link is shown once, makes an account with a password, and works once', async () => {
  await page.goto(run.at('members'));
  await button('Invite').click();
  await page.getByRole('dialog').getByLabel('E-mail').fill('grace@example.com');
  await page.getByRole('dialog').getByLabel('Role').selectOption('member');
  await button('Make the link').click();
  const link = await page.getByLabel('Link', { exact: true }).inputValue();
  await checkLooks(page);
  await button('Done').click();
  await page.getByRole('table', { name: 'Invited, not here yet' }).getByText('grace@example.com').waitFor();
  expect(await page.content()).not.toContain(link);

  const { page: elsewhere, problems } = await openPage(run.browser);
  await elsewhere.goto(link);
  await elsewhere.getByText('ada@example.com invites you to Acme as Team Member.').waitFor();
  expect(elsewhere.url()).toBe(`${run.api.url}/invitation`);
  await checkLooks(elsewhere);
  await elsewhere.getByLabel('Choose a password').fill('a horse of my own');
  await elsewhere.getByRole('button', { name: 'Join' }).click();
  await elsewhere.waitForURL(`**/workspace/${run.workspace}/access-tokens`);
  expect((await members()).find(({ email }) => email === 'grace@example.com')?.role).toBe('member');

  // Who may not manage members sees no button for it.
  await elsewhere.goto(run.at('members'));
  await elsewhere.getByText('(you)').waitFor();
  expect(await elsewhere.getByRole('button', { name: /Invite|Remove|Suspend/ }).count()).toBe(0);

  const { page: late } = await openPage(run.browser);
  await late.goto(link);
  await late.getByRole('heading', { name: 'This invitation leads nowhere' }).waitFor();
  expect(problems).toEqual([]);
});

test('one’s own tokens are listed across workspaces, and are deleted there', async () => {
  await run.call('post', `/v1/workspaces/${run.workspace}/tokens`, {
    kind: 'personal',
    name: 'Laptop',
    role: 'viewer',
  });
  await run.call('post', `/v1/workspaces/${run.workspace}/tokens`, {
    kind: 'workspace',
    name: 'CI runner',
    role: 'viewer',
  });
  await page.goto(`${run.api.url}/settings/api-tokens`);
  expect(await row('Laptop').textContent()).toMatch(/Laptop.*kf_pat_.*Acme.*Viewer.*in 30 days.*Active/);
  expect(await row('CI runner').count()).toBe(0);
  await checkLooks(page);
  await button('Delete Laptop').click();
  await page.getByLabel('Type its name to confirm').fill('Laptop');
  await button('Delete for good').click();
  await page.getByText(/^Laptop is deleted\. Refused/).waitFor();
  await page.getByRole('heading', { name: 'You have no personal token.' }).waitFor();
});

test('the audit log is filtered in the address, and its chain is verified', async () => {
  await page.goto(run.at('audit'));
  await page.getByText('workspace.created').waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export as JSONL' }).click(),
  ]);
  expect((await (await file.createReadStream()).toArray()).join('')).toContain('workspace.created');
  await page.getByRole('combobox', { name: 'What' }).selectOption('member.');
  await expect.poll(() => page.getByText('workspace.created').count()).toBe(0);
  expect(new URL(page.url()).search).toBe('?action=member.');
  await page.reload();
  await page
    .getByText(/^member\./)
    .first()
    .waitFor();
  await checkLooks(page);
  await button('Verify the chain').click();
  await page.getByText(/^The chain is whole: \d+ events checked\.$/).waitFor();
  await page.goto(run.at('audit?q=nothing-like-it'));
  await page.getByRole('heading', { name: 'No event matches.' }).waitFor();
});

test('a chain that was tampered with is said to be broken', async () => {
  const database = new Client({ connectionString: run.api.migrationDatabaseUrl });
  await database.connect();
  await database.query(`update keyfob.audit_event set action = 'member.promoted' where action = 'member.removed'`);
  await database.end();
  await page.goto(run.at('audit'));
  await button('Verify the chain').click();
  await page
    .getByRole('alert')
    .getByText(/^The chain is broken at event \d+\.$/)
    .waitFor();
});

test('a webhook’s secret is shown once; what was sent is listed and sent again; it is paused and removed', async () => {
  await page.goto(run.at('webhooks'));
  await page.getByRole('heading', { name: 'No webhooks yet' }).waitFor();
  await button('Add a webhook').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill('https://10.0.0.1/inside');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await dialog.getByText(/not public/).waitFor();
  await dialog.getByLabel('Address').fill('https://192.0.43.8/keyfob');
  await dialog.getByLabel('Revoked', { exact: true }).check();
  await checkLooks(page);
  await dialog.getByRole('button', { name: 'Add' }).click();
  const secret = await dialog.getByLabel('Signing secret').inputValue();
  expect(secret).toMatch(/^whsec_/);
  await checkLooks(page);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await row('192.0.43.8').getByText('1 type').waitFor();
  await checkLooks(page);

  await page.getByRole('link', { name: '192.0.43.8' }).click();
  await button('Send a test message').click();
  await page.getByText('A test message is on its way.').waitFor();
  await page.getByText(/^webhook\.test/).waitFor();
  await button('Send again: webhook.test').click();
  await page.getByText('It is sent again.').waitFor();
  await checkLooks(page);
  await button('Rotate the secret').click();
  await dialog.getByRole('button', { name: 'Rotate' }).click();
  expect(await dialog.getByLabel('Signing secret').inputValue()).not.toBe(secret);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByText('The old secret signs too until').waitFor();
  expect(await page.content()).not.toContain('whsec_');

  await page.getByRole('link', { name: 'All webhooks' }).click();
  await button('Pause 192.0.43.8').click();
  await row('192.0.43.8').getByText('Paused').waitFor();
  await button('Remove 192.0.43.8').click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('heading', { name: 'No webhooks yet' }).waitFor();
});

test('notifications: an empty list says what will come; unread ones are counted beside the name, lead to the token, and are read as far as they are shown', async () => {
  await page.goto(run.at('notifications'));
  await page.getByText('Nothing yet.').waitFor();
  await checkLooks(page);
  const { token } = await run.call<{ token: { id: string } }>('post', `/v1/workspaces/${run.workspace}/tokens`, {
    kind: 'workspace',
    name: 'told of',
    grants: [],
  });
  const database = new Client({ connectionString: run.api.migrationDatabaseUrl });
  await database.connect();
  const tell = (days: number) =>
    database.query(
      `insert into keyfob.notification (id, workspace_id, user_id, member_id, kind, token_id, facts, cause, at, told_at)
       select gen_random_uuid(), workspace_id, user_id, id, 'expiring', $1, jsonb_build_object('days', $2::text), $2, now(), now()
       from keyfob.member where user_id is not null`,
      [token.id, days],
    );
  await tell(7);
  await page.reload();
  await page.getByRole('link', { name: 'Notifications (1)' }).waitFor();
  const told = page.getByRole('link', { name: 'Token “told of” expires in 7 days' });
  expect(await told.getAttribute('href')).toBe(`/workspace/${run.workspace}/access-tokens/${token.id}`);
  await checkLooks(page);
  await tell(1);
  await database.end();
  await button('Mark all as read').click();
  await page.getByRole('link', { name: 'Token “told of” expires in 1 day' }).waitFor();
  await page.getByRole('link', { name: 'Notifications (1)' }).waitFor();
  await button('Mark all as read').click();
  await page.getByRole('link', { name: 'Notifications', exact: true }).waitFor();
  await told.waitFor();
});

test('sessions are listed; signing out everywhere ends this one and the others', async () => {
  const { page: elsewhere } = await openPage(run.browser);
  await callAs(run.api, elsewhere, 'post', '/api/auth/sign-in/email', owner);
  await page.goto(`${run.api.url}/settings/sessions`);
  await expect.poll(() => page.getByRole('listitem').count()).toBe(2);
  await page.getByText('this one').waitFor();
  await checkLooks(page);
  await button('Sign out everywhere else').click();
  await page.getByText('1 session has ended.').waitFor();
  await elsewhere.goto(run.at('members'));
  await elsewhere.waitForURL('**/sign-in?next=*');
  await button('Sign out everywhere').click();
  await page.getByText('You are signed out.').waitFor();
  await page.goto(run.at('members'));
  await page.waitForURL('**/sign-in?next=*');
});

test('nothing on these pages broke a script or the content security policy', () => {
  expect(run.problems).toEqual([]);
});
