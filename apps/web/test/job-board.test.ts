import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage } from './open-browser.ts';
import { openConsole, owner } from './open-console.ts';
import type { ConsoleRun } from './open-console.ts';

let run: ConsoleRun;

beforeAll(async () => {
  run = await openConsole();
});
afterAll(() => run[Symbol.asyncDispose]());

test('an operator who is not signed in opens the board of jobs, signs in, and is there; nothing of it is blocked or foreign', async () => {
  const { page, problems } = await openPage(run.browser);
  const hosts = new Set<string>();
  const missing: string[] = [];
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  page.on('response', (reply) => {
    if (reply.status() >= 400 && reply.url().includes('/admin/jobs')) missing.push(reply.url());
  });
  await page.goto(`${run.api.url}/admin/jobs/queue/housekeeping?status=failed`);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/admin/jobs/queue/housekeeping?status=failed');
  await page
    .getByRole('heading', { name: /housekeeping/i })
    .first()
    .waitFor();
  expect([...hosts]).toEqual([new URL(run.api.url).host]);
  expect([...problems, ...missing]).toEqual([]);
});
