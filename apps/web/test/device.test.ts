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

interface Begun {
  device_code: string;
  user_code: string;
  verification_uri_complete: string;
}

const post = async <Body>(path: string, body: object) => {
  const reply = await fetch(`${run.api.url}/api/auth/device/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: 'keyfob-cli', ...body }),
  });
  return (await reply.json()) as Body;
};
const begin = () => post<Begun>('code', {});
const outcome = ({ device_code }: Begun) =>
  post<{ access_token?: string; error?: string }>('token', {
    device_code,
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
  });
const button = (name: string) => page.getByRole('button', { name, exact: true });

test('a device’s code is typed by keyboard; the page says which program asks, and approving signs it in', async () => {
  const begun = await begin();
  await page.goto(`${run.api.url}/device`);
  await page.getByLabel('Code').waitFor();
  await page.keyboard.type(begun.user_code.toLowerCase());
  await page.keyboard.press('Enter');
  await page.getByText('keyfob-cli').waitFor();
  await page.getByText(begun.user_code).waitFor();
  await checkLooks(page);
  await button('Approve').click();
  await page.getByRole('heading', { name: 'The device is signed in' }).waitFor();
  expect((await outcome(begun)).access_token).toBeTruthy();
});

test('denying refuses it; a code that is wrong or used leads nowhere', async () => {
  const begun = await begin();
  await page.goto(begun.verification_uri_complete);
  await button('Next').click();
  await button('Deny').click();
  await page.getByRole('heading', { name: 'The device was refused' }).waitFor();
  expect(await outcome(begun)).toMatchObject({ error: 'access_denied' });
  await page.goto(`${run.api.url}/device?user_code=ABCDEFGH`);
  await button('Next').click();
  await page.getByRole('alert').getByText('This code is wrong').waitFor();
});

test('nothing on this page broke a script or the content security policy', () => {
  expect(run.problems).toEqual([]);
});
