import type { IssuedToken, Token } from '@keyfob/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkLooks, openConsole } from './open-console.ts';
import type { ConsoleRun } from './open-console.ts';

let run: ConsoleRun;
let page: ConsoleRun['page'];

beforeAll(async () => {
  run = await openConsole();
  page = run.page;
});
afterAll(() => run[Symbol.asyncDispose]());

const button = (name: string) => page.getByRole('button', { name, exact: true });
const panel = (name: string) => page.getByRole('tabpanel', { name });

test('a create link fills in every field and gives nothing by itself', async () => {
  // Through the list, so that the browser has a page of the console to go back to.
  await page.goto(run.at('access-tokens'));
  await page.getByRole('link', { name: 'New token' }).click();
  await page.goto(
    run.at(
      'access-tokens/new?name=Deploy&kind=workspace&type=standard&grant=builder:list&grant=artifact:get:shop-*&expires_in=7d&allowed_cidr=10.0.0.0/8',
    ),
  );
  await expect.poll(() => page.getByLabel('Name').inputValue()).toBe('Deploy');
  expect(await page.getByRole('group', { name: 'builder' }).getByLabel('list').isChecked()).toBe(true);
  await page.getByText('artifact:get:shop-*').first().waitFor();
  expect(await page.getByLabel('Type').inputValue()).toBe('standard');
  expect(await page.getByLabel('Expires').inputValue()).toBe('7d');
  expect(await page.getByLabel('Allowed addresses').inputValue()).toBe('10.0.0.0/8');
  const { data } = await run.call<{ data: Token[] }>('get', `/v1/workspaces/${run.workspace}/tokens`);
  expect(data).toEqual([]);
  await checkLooks(page);
});

test('the same is shown as a command, as JSON and as a link', async () => {
  expect(await panel('Command').textContent()).toContain(`--grant '{"resource_type":"builder"`);
  await page.getByRole('tab', { name: 'Command' }).press('ArrowRight');
  expect(await panel('JSON').locator('pre').textContent()).toContain('"expires_in": "7d"');
  await page.keyboard.press('ArrowRight');
  expect(await panel('Link').locator('pre').textContent()).toContain('grant=builder%3Alist');
});

test('the value is shown once, masked until asked; closing before it is taken asks; then it is nowhere', async () => {
  const posted = page.waitForResponse(
    (reply) => reply.request().method() === 'POST' && reply.url().endsWith('/tokens'),
  );
  await button('Create the token').click();
  const { value } = (await (await posted).json()) as IssuedToken;
  await page.getByRole('heading', { name: 'Your token is ready' }).waitFor();
  const dialog = page.getByRole('dialog');
  expect(await dialog.textContent()).not.toContain(value);
  await checkLooks(page);

  await page.keyboard.press('Escape');
  await page.getByText('You have neither copied nor downloaded the value.').waitFor();
  await button('Go back').click();
  const asked = page.waitForEvent('dialog');
  void page.evaluate(() => location.reload()).catch(() => undefined);
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await page.getByRole('heading', { name: 'Your token is ready' }).waitFor();

  await button('Show').click();
  await dialog.getByText(value).waitFor();
  await button('Copy the value').click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(value);
  const [file] = await Promise.all([page.waitForEvent('download'), button('Download token file').click()]);
  expect(file.suggestedFilename()).toBe('Deploy.token.json');
  const stream = await file.createReadStream();
  expect(JSON.parse((await stream.toArray()).join(''))).toEqual({ bearer_token: value });

  await button('Done').click();
  await page.waitForURL(/access-tokens\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { name: 'Deploy' }).waitFor();
  const left = await page.evaluate(() => {
    const stored = [localStorage, sessionStorage].map((storage) => JSON.stringify(storage));
    return [
      location.href,
      JSON.stringify(history.state),
      document.cookie,
      document.documentElement.outerHTML,
      ...stored,
    ];
  });
  await page.goBack();
  const before = [page.url(), await page.content()];
  const places = [...left, ...before];
  console.log(
    `S3: ${places.length} places of the browser searched, ${places.filter((text) => text.includes(value)).length} with the value`,
  );
  for (const place of places) expect(place).not.toContain(value);
});

test('the snippets name the variable, not the value; only the .env line is copied with it', async () => {
  await page.goto(run.at('access-tokens/new?name=Snippets&grant=builder:list'));
  await button('Create the token').click();
  await page.getByRole('heading', { name: 'Your token is ready' }).waitFor();
  for (const name of ['curl', 'fetch', 'Python', 'GitHub Actions', '.env']) {
    await page.getByRole('tab', { name }).click();
    expect(await panel(name).textContent()).toContain('KEYFOB_TOKEN');
  }
  await button('Copy: .env').click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/KEYFOB_TOKEN=kf_wst_\w{36}$/);
  await page.keyboard.press('Escape');
  await button('Close without it').click();
  await page.getByRole('heading', { name: 'Snippets' }).waitFor();
});

test('“Select all” chooses exactly what is held; what is not held is shown and cannot be chosen', async () => {
  await page.goto(run.at('access-tokens/new'));
  await button('Select all you hold').click();
  await page.getByText('Keyfob itself').click();
  const beyond = page.getByRole('group', { name: 'keyfob/installation' }).getByRole('checkbox');
  expect(await beyond.count()).toBe(2);
  for (const box of await beyond.all()) expect([await box.isDisabled(), await box.isChecked()]).toEqual([true, false]);
  await page.getByLabel('Name').fill('Everything');
  await button('Create the token').click();
  await page.getByRole('heading', { name: 'Your token is ready' }).waitFor();
  await button('Copy the value').click();
  await button('Done').click();
  await page.getByText('All it was given is in force now.').waitFor();
});

test('a name that is taken is said at the form, and nothing is lost', async () => {
  await page.goto(run.at('access-tokens/new?name=Everything&grant=builder:list'));
  await button('Create the token').click();
  await expect.poll(() => page.getByLabel('Name').getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByLabel('Name').inputValue()).toBe('Everything');
});

test('nothing on this page broke a script or the content security policy', () => {
  expect(run.problems).toEqual([]);
});
