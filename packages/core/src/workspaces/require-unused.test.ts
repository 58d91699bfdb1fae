import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { outcomeOf, refusalOf } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { ResourceType } from '../permissions/resource-types.schema.ts';
import { starterCatalog } from '../permissions/starter-catalog.ts';
import { createToken } from '../tokens/create-token.ts';
import { revokeToken } from '../tokens/revoke-token.ts';
import { rotateToken } from '../tokens/rotate-token.ts';
import { updateToken } from '../tokens/update-token.ts';
import { replaceInstallationResourceTypes } from './installation-resource-types.ts';
import { replaceResourceTypes } from './replace-resource-types.ts';

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
beforeEach(async () => {
  at.core.clock.offsetMs = 0;
  await replace(own);
});
afterAll(() => at.close());

const type = (key: string, ...actions: string[]): ResourceType => ({
  key,
  actions: actions.map((action) => ({ key: action, level: 'write' })),
});
const own = [type('robot', 'drive', 'stop')];
const replace = (data: ResourceType[]) => at.run((ctx) => replaceResourceTypes(ctx, { data }));
const replaceShared = (data: readonly ResourceType[]) =>
  at.inInstallation((ctx) => replaceInstallationResourceTypes(ctx, { data: [...data] }));
const issue = (resource_type: string, ...actions: string[]) =>
  at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [{ resource_type, resource_id: '*', actions }] }));

test('a type or action that a live token names cannot go, and the refusal names the token', async () => {
  const { token } = await issue('robot', 'drive');
  for (const fewer of [[], [type('robot', 'stop')], [type('other', 'drive')]]) {
    const refusal = await refusalOf(replace(fewer));
    expect([refusal.code, refusal.message.includes(token.name), refusal.message.includes(token.id)]).toEqual([
      'in_use',
      true,
      true,
    ]);
  }
  expect(await outcomeOf(replace([type('robot', 'drive'), type('more', 'x')]))).toBe('done');
  await at.run((ctx) => updateToken(ctx, token.id, { grants: [] }));
  expect(await outcomeOf(replace([]))).toBe('done');
});

test('dead tokens hold nothing back: revoked, expired, or past their grace', async () => {
  const revoked = await issue('robot', 'drive');
  await at.run((ctx) => revokeToken(ctx, revoked.token.id, {}));
  const rotated = await issue('robot', 'drive');
  const next = await at.run((ctx) => rotateToken(ctx, rotated.token.id, { grace_seconds: 60 }));
  // An edit of the successor ends its predecessor’s grace; so does time.
  await at.db.query(`update keyfob.token set grants = '[]' where id = $1`, [next.token.id]);
  expect(await outcomeOf(replace([]))).toBe('in_use');
  at.core.clock.offsetMs = 61_000;
  expect(await outcomeOf(replace([]))).toBe('done');
  await replace(own);
  await at.run((ctx) =>
    createToken(ctx, {
      kind: 'workspace',
      expires_in: '1h',
      grants: [{ resource_type: 'robot', resource_id: '*', actions: ['stop'] }],
    }),
  );
  at.core.clock.offsetMs = 7_200_000;
  expect(await outcomeOf(replace([]))).toBe('done');
});

test('a shared type is held by the tokens of every workspace, and no workspace can take its name', async () => {
  const { token } = await issue('builder', 'list');
  const refusal = await refusalOf(replaceShared(starterCatalog.filter(({ key }) => key !== 'builder')));
  expect([refusal.code, refusal.message.includes(token.id)]).toEqual(['in_use', true]);
  expect((await refusalOf(replace([type('builder', 'list')]))).errors?.[0]?.path).toBe('data.0.key');
  await at.run((ctx) => revokeToken(ctx, token.id, {}));
  expect(await outcomeOf(replaceShared(starterCatalog.filter(({ key }) => key !== 'builder')))).toBe('done');
});
