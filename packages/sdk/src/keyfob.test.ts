import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openPeer } from '../test/open-peer.ts';
import { Keyfob } from './keyfob.ts';

interface Document {
  paths: Record<string, Record<string, { operationId?: string }>>;
}

test('every operation of the API is a method of that name', async () => {
  const document = JSON.parse(await readFile(new URL('../openapi.json', import.meta.url), 'utf8')) as Document;
  const operations = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ operationId }) => operationId ?? []),
  );
  expect(operations.length).toBeGreaterThan(25);
  expect(operations.filter((name) => !(name in Keyfob.prototype))).toEqual([]);
});

test('ids and slugs are encoded into the path', async () => {
  await using peer = await openPeer({ json: {} });
  await new Keyfob({ baseUrl: peer.url }).getToken('a/b?c', '../x');
  expect(peer.seen[0]?.url).toBe('/v1/workspaces/a%2Fb%3Fc/tokens/..%2Fx');
});

test('an edit based on a version says which', async () => {
  await using peer = await openPeer({ json: {} });
  const keyfob = new Keyfob({ baseUrl: peer.url });
  await keyfob.updateToken('acme', 'id-1', { name: 'deploy' }, { version: 3 });
  await keyfob.updateToken('acme', 'id-1', { name: 'deploy' });
  expect(peer.seen.map((request) => request.headers['if-match'])).toEqual(['"3"', undefined]);
});

test('without a token no Authorization is sent', async () => {
  await using peer = await openPeer({ json: {} });
  await new Keyfob({ baseUrl: peer.url }).readMe();
  expect(peer.seen[0]?.headers.authorization).toBeUndefined();
});
