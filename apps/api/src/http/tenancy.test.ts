import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { Answer, TestApi } from '../../test/harness.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** A reply with the one thing that may differ taken out. */
function without({ status, text, body }: Answer): { status: number; text: string } {
  return { status, text: text.replaceAll(String(body['request_id']), '') };
}

test('S9 every id route: another workspace’s id answers as one that does not exist', async () => {
  const other = await api.ask<{ id: string; slug: string }>('POST', '/v1/workspaces', {
    cookie: api.owner.cookie,
    body: { name: 'Other' },
  });
  const nobody = '0190a0a0-0000-7000-8000-000000000000';
  const { value } = await api.createToken({ role: 'owner', grants: undefined });
  const { token: foreign } = await api.createToken({ role: 'viewer', grants: undefined }, other.body.id);

  let compared = 0;
  for (const { method, path, operation } of api.app.routes.all) {
    if (!operation || !path.includes(':workspace')) continue;
    const at = (workspace: string, id: string) =>
      path
        .replace(':workspace', workspace)
        .replace(':id', id)
        .replace(':delivery', id)
        .replace(':key', 'own-role')
        .replace(':job', 'expire-tokens');
    const body = !operation.body || operation.body.safeParse({}).success ? {} : sample(operation.id);
    const ask = async (where: string) =>
      without(await api.ask(method, where, { token: value, ...(method !== 'GET' && { body }) }));

    const absent = await ask(at(nobody, nobody));
    expect([operation.id, absent.status]).toEqual([operation.id, 404]);
    for (const where of [at(other.body.id, foreign.id), at(other.body.slug, foreign.id), at('no-such-slug', nobody)]) {
      expect([operation.id, where, await ask(where)]).toEqual([operation.id, where, absent]);
      compared += 1;
    }
    if (!path.includes(':id')) continue;
    expect([operation.id, await ask(at(api.workspace.id, foreign.id))]).toEqual([
      operation.id,
      await ask(at(api.workspace.id, nobody)),
    ]);
    compared += 1;
  }
  expect(compared).toBeGreaterThan(40);
  const still = await api.ask('GET', `/v1/workspaces/${other.body.id}/tokens/${foreign.id}`, {
    cookie: api.owner.cookie,
  });
  expect(still.body).toMatchObject({ id: foreign.id, status: 'active', version: foreign.version });
  console.log(`S9: ${compared} replies about another workspace, each equal to that about nothing`);
});

/** A body that is valid, where an empty one is not. */
function sample(operation: string): unknown {
  if (operation === 'createToken') return { kind: 'workspace', role: 'viewer' };
  if (operation === 'createInvitation') return { email: 'ada@example.com', role: 'viewer' };
  if (operation === 'createWebhook') return { url: 'https://192.0.43.8/' };
  if (operation === 'createRole') return { key: 'own', name: 'Own', grants: [] };
  if (operation === 'bulkTokens') return { ids: ['0190a0a0-0000-7000-8000-000000000000'], action: 'disable' };
  if (operation === 'deleteWorkspace') return { confirm: 'other' };
  if (operation === 'breakGlass') return { reason: 'curious about it' };
  if (operation === 'createMember') return { external_id: 'user-1', role: 'viewer' };
  if (operation === 'eraseAudit') return { member_id: '0190a0a0-0000-7000-8000-000000000000' };
  if (operation === 'replaceResourceTypes') return { data: [] };
  throw new Error(`no sample body for ${operation}`);
}
