import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import type { TestMember } from '../../test/add-member.ts';
import { outcomeOf } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import type { Grant } from '../permissions/grant.schema.ts';
import { createWorkspace } from '../workspaces/create-workspace.ts';
import { createToken } from './create-token.ts';
import { listOwnTokens } from './list-own-tokens.ts';
import { OwnTokenListQuery } from './own-tokens.schema.ts';
import type { OwnToken } from './own-tokens.schema.ts';
import { revokeToken } from './revoke-token.ts';

const builder = (...actions: string[]): Grant => ({ resource_type: 'builder', resource_id: '*', actions });

let at: TestCore;
let ada: TestMember;
let elsewhere: { id: string; slug: string };
beforeAll(async () => {
  at = await openTestCore();
  ada = await addMember(at, [builder('list', 'ensure')]);
  elsewhere = await at.inInstallation((ctx) => createWorkspace(ctx, { name: 'Elsewhere' }));
});
afterAll(() => at.close());

const mine = (call: Call, query: object = {}) =>
  at.core.inInstallation(call, (ctx) => listOwnTokens(ctx, OwnTokenListQuery.parse(query)));
const create = (call: Call, workspace: string, grants: Grant[]) =>
  at.core.inWorkspace(call, workspace, (ctx) => createToken(ctx, { kind: 'personal', grants }));

test('a person sees their own personal tokens of every workspace, and nobody else’s', async () => {
  await create(ada, at.workspace, [builder('list')]);
  const here = await create(at.owner, at.workspace, [builder('list')]);
  const there = await create(at.owner, elsewhere.slug, []);
  await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] }));
  const { data } = await mine(at.owner);
  expect(data.map(({ id, workspace }) => [id, workspace.slug])).toEqual([
    [there.token.id, elsewhere.slug],
    [here.token.id, at.workspace],
  ]);
  const pages: OwnToken[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await mine(at.owner, { limit: 1, ...(cursor ? { cursor } : {}) });
    pages.push(...page.data);
    cursor = page.next_cursor;
  }
  expect(pages.map(({ id }) => id)).toEqual(data.map(({ id }) => id));
  await at.run((ctx) => revokeToken(ctx, here.token.id, {}));
  expect((await mine(at.owner)).data).toHaveLength(1);
  expect((await mine(at.owner, { status: 'revoked' })).data).toHaveLength(1);
});

test('what a token was given and its owner no longer holds is named as lost', async () => {
  const eve = await addMember(at, [builder('list', 'ensure')]);
  await create(eve, at.workspace, [builder('list', 'ensure')]);
  expect((await mine(eve)).data[0]?.lost_grants).toEqual([]);
  await eve.hold([builder('list')]);
  expect((await mine(eve)).data[0]).toMatchObject({
    grants: [builder('list', 'ensure')],
    effective_grants: [builder('list')],
    lost_grants: [builder('ensure')],
  });
});

test('a membership that ended or is suspended shows no tokens; a token cannot ask', async () => {
  const bob = await addMember(at, [builder('list')]);
  const { value } = await create(bob, at.workspace, []);
  await at.db.query('update keyfob.member set active = false where id = $1', [bob.id]);
  expect((await mine(bob)).data).toEqual([]);
  await at.db.query('update keyfob.member set active = true where id = $1', [bob.id]);
  const token = { caller: await at.core.authenticateToken(value, bob.request), request: bob.request };
  expect(await outcomeOf(mine(token))).toBe('session_required');
});
