import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { TestApi } from '../../test/harness.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const bulk = (body: unknown, query = '') =>
  api.ask('POST', `/v1/workspaces/${api.workspace.slug}/tokens/bulk${query}`, { cookie: api.owner.cookie, body });

test('a bulk change is tried with dry_run and then done, with the same counts', async () => {
  const made = [await api.createToken(), await api.createToken()];
  const body = { ids: made.map(({ token }) => token.id), action: 'revoke', reason: 'left the team' };
  const counts = { matched: 2, changed: 2, unchanged: 0, refused: 0, used_last_24h: 0 };
  expect((await bulk(body, '?dry_run=true')).body).toMatchObject({ ...counts, dry_run: true });
  expect((await bulk(body)).body).toMatchObject({ ...counts, dry_run: false, effective: { nodes: 0 } });
  expect((await bulk(body)).body).toMatchObject({ changed: 0, unchanged: 2 });
});

test('a bulk change takes at most 1 000 ids, and ids or a filter', async () => {
  const id = '01900000-0000-7000-8000-000000000000';
  for (const wrong of [
    { action: 'revoke' },
    { action: 'rotate', ids: [id] },
    { action: 'revoke', ids: [] },
    { action: 'revoke', ids: [id], filter: {} },
    { action: 'revoke', ids: Array.from({ length: 1001 }, () => id) },
    { action: 'revoke', filter: { colour: 'red' } },
  ])
    expect((await bulk(wrong)).status).toBe(400);
  expect((await bulk({ action: 'revoke', ids: [id] }, '?dry_run=perhaps')).status).toBe(400);
});

test('a person lists their own tokens of all workspaces; a token does not', async () => {
  const { token, value } = await api.createToken({ kind: 'personal' });
  const mine = await api.ask('GET', '/v1/me/tokens', { cookie: api.owner.cookie });
  expect(mine.body).toMatchObject({
    data: [{ id: token.id, workspace: { slug: api.workspace.slug }, lost_grants: [] }],
    next_cursor: null,
  });
  expect((await api.ask('GET', '/v1/me/tokens', { token: value })).status).toBe(403);
});
