import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { runApi } from '../../../infra/testing/run-api.ts';
import type { ApiRun } from '../../../infra/testing/run-api.ts';
import { openBrowser, openPage } from './open-browser.ts';

export const owner = { email: 'ada@example.com', password: 'correct horse battery' };

/** A running API with its first owner signed in, in a real browser. */
export interface ConsoleRun extends AsyncDisposable {
  api: ApiRun;
  browser: Browser;
  page: Page;
  problems: string[];
  workspace: string;
  /** The address of a page of the workspace. */
  at(path: string): string;
  /** A call of the API as the person in the browser. */
  call<Body>(method: 'get' | 'post' | 'patch' | 'delete', path: string, data?: object): Promise<Body>;
}

export async function openConsole(): Promise<ConsoleRun> {
  const [api, browser] = await Promise.all([runApi(), openBrowser()]);
  const { page, problems } = await openPage(browser);
  const call: ConsoleRun['call'] = (method, path, data) => callAs(api, page, method, path, data);
  const { workspace } = await call<{ workspace: { id: string } }>('post', '/v1/setup', {
    ...owner,
    code: api.setupCode,
    workspace_name: 'Acme',
    starter_catalog: true,
  });
  await call('post', '/api/auth/sign-in/email', owner);
  return {
    api,
    browser,
    page,
    problems,
    call,
    workspace: workspace.id,
    at: (path) => `${api.url}/workspace/${workspace.id}/${path}`,
    async [Symbol.asyncDispose]() {
      await browser.close();
      await api[Symbol.asyncDispose]();
    },
  };
}

/** A call as whoever is signed in in that page. */
export async function callAs<Body>(
  api: ApiRun,
  page: Page,
  method: 'get' | 'post' | 'patch' | 'delete',
  path: string,
  data?: object,
): Promise<Body> {
  const reply = await page.request[method](api.url + path, { data, headers: { origin: api.url } });
  expect([path, reply.status(), reply.ok() || (await reply.text())]).toEqual([path, reply.status(), true]);
  return reply.json() as Promise<Body>;
}

/** What axe finds wrong with the page as it is, in light, in dark, and at 360 pixels, where nothing may stick out either. */
export async function checkLooks(page: Page): Promise<void> {
  const before = page.viewportSize() ?? { width: 1280, height: 800 };
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [1280, 'dark'],
    [360, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.evaluate(axe.source);
    const found = await page.evaluate(violations);
    expect({ width, colorScheme, found }).toEqual({ width, colorScheme, found: [] });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(before);
}

/** Runs in the page, where axe has been put. */
async function violations(): Promise<string[]> {
  const { axe: inPage } = globalThis as typeof globalThis & { axe: typeof axe };
  return (await inPage.run()).violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
