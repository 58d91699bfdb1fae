import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { TestApi } from '../../test/harness.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const html = { headers: { accept: 'text/html,*/*' } };

test('every address a browser opens is the console’s one page; what is no page stays 404', async () => {
  for (const path of ['/', '/sign-in', '/workspace/acme/access-tokens', '/setup']) {
    const reply = await api.ask('GET', path, html);
    expect([path, reply.status, reply.headers.get('cache-control')]).toEqual([path, 200, 'no-cache']);
  }
  for (const path of ['/v1/nothing', '/v1', '/api/nothing', '/assets/nothing.js']) {
    expect([path, (await api.ask('GET', path, html)).status]).toEqual([path, 404]);
  }
  expect((await api.ask('GET', '/favicon.ico')).status).toBe(404);
});

test('a program that asks for the address itself is shown the ways in', async () => {
  for (const accept of ['*/*', 'application/json']) {
    const reply = await api.ask('GET', '/', { headers: { accept } });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('application/json'),
    ]);
    const { docs, openapi, health } = JSON.parse(reply.text) as Record<string, string>;
    for (const path of [docs, openapi, health])
      expect([path, (await api.ask('GET', String(path))).status]).toEqual([path, 200]);
  }
});

test('the reference page loads only from here, and nothing runs inline', async () => {
  const page = await api.ask('GET', '/docs');
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.text).not.toMatch(/<script(?![^>]* src="\/)|<style|style=|\son\w+=|https?:\/\//);
  for (const [, path = ''] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) {
    const asset = await api.ask('GET', path);
    expect([path, asset.status]).toEqual([path, 200]);
  }
  for (const path of [
    '/docs/package.json',
    '/docs/index.html',
    '/docs/swagger-ui-bundle.js.map',
    '/docs/..%2fpackage.json',
  ]) {
    expect([path, (await api.ask('GET', path)).status]).toEqual([path, 404]);
  }
});
