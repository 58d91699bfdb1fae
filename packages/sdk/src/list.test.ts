import { expect, test } from 'vitest';
import { openPeer } from '../test/open-peer.ts';
import { Keyfob } from './keyfob.ts';

const page = (ids: string[], next_cursor: string | null) => ({
  json: { data: ids.map((id) => ({ id })), next_cursor, total_active: 3 },
});

test('for await reads every row of every page, and asks with the same filter', async () => {
  await using peer = await openPeer(page(['a', 'b'], 'next 1'), page([], 'next 2'), page(['c'], null));
  const ids: string[] = [];
  for await (const token of new Keyfob({ baseUrl: peer.url }).listTokens('acme', { status: 'active', limit: 2 }))
    ids.push(token.id);
  expect(ids).toEqual(['a', 'b', 'c']);
  expect(peer.seen.map((request) => request.url)).toEqual([
    '/v1/workspaces/acme/tokens?status=active&limit=2',
    '/v1/workspaces/acme/tokens?status=active&limit=2&cursor=next%201',
    '/v1/workspaces/acme/tokens?status=active&limit=2&cursor=next%202',
  ]);
});

test('a loop that stops early asks for no further page', async () => {
  await using peer = await openPeer(page(['a', 'b'], 'more'));
  for await (const token of new Keyfob({ baseUrl: peer.url }).listTokens('acme')) {
    if (token.id === 'b') break;
  }
  expect(peer.seen).toHaveLength(1);
});

test('.page() answers one page whole, and the one after a cursor', async () => {
  await using peer = await openPeer(page(['a'], 'x'), page(['b'], null));
  const list = new Keyfob({ baseUrl: peer.url }).listTokens('acme');
  const first = await list.page();
  expect(first.total_active).toBe(3);
  expect((await list.page(first.next_cursor ?? '')).data).toMatchObject([{ id: 'b' }]);
  expect(peer.seen[1]?.url).toBe('/v1/workspaces/acme/tokens?cursor=x');
});
