import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import { outcomeOf } from '../../test/outcome.ts';
import { callWith, createServiceToken } from '../../test/service-token.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import { ownerRole } from '../permissions/roles.ts';
import { createToken } from '../tokens/create-token.ts';
import { createMember } from './create-member.ts';
import type { UpdateMember } from './member.schema.ts';
import { updateMember } from './update-member.ts';

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

test('S12 services know a person by external_id: a workspace’s own people and tokens give it to nobody, nor to themselves', async () => {
  const add = (external_id: string, call: Call) =>
    at.run((ctx) => createMember(ctx, { external_id, role: 'viewer' }), call);
  const edit = (input: UpdateMember, call: Call) => at.run((ctx) => updateMember(ctx, owner.id, input), call);
  const owner = await addMember(at, ownerRole.grants);
  const { value } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', role: 'owner' }));
  const platform = (await createServiceToken(at, [...ownerRole.grants])).value;
  expect((await edit({ external_id: 'ours' }, await callWith(at, platform))).member.external_id).toBe('ours');
  for (const call of [owner, await callWith(at, value), await callWith(at, platform, 'ours')]) {
    expect(await outcomeOf(add('boss-of-beta', call))).toBe('permission_denied');
    expect(await outcomeOf(edit({ external_id: 'boss-of-beta' }, call))).toBe('permission_denied');
    expect(await outcomeOf(edit({ external_id: 'ours', name: 'Ada' }, call))).toBe('done');
  }
  expect((await add('theirs', await callWith(at, platform))).external_id).toBe('theirs');
  expect((await add('of the operator', at.owner)).external_id).toBe('of the operator');
  expect(await outcomeOf(edit({ external_id: null }, owner))).toBe('done');
});
