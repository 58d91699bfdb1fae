import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import { outcomeOf, refusalOf } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import { createInvitation } from '../members/create-invitation.ts';
import { createMember } from '../members/create-member.ts';
import { getMember } from '../members/get-member.ts';
import { createToken } from '../tokens/create-token.ts';
import { getToken } from '../tokens/get-token.ts';
import { revokeToken } from '../tokens/revoke-token.ts';
import { replaceResourceTypes } from '../workspaces/replace-resource-types.ts';
import { createRole } from './create-role.ts';
import { deleteRole } from './delete-role.ts';
import type { Grant } from './grant.schema.ts';
import { listRoles } from './list-roles.ts';
import type { UpdateRole } from './role.schema.ts';
import { builtInRoles } from './roles.ts';
import { updateRole } from './update-role.ts';

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

const builder = (...actions: string[]): Grant => ({ resource_type: 'builder', resource_id: '*', actions });
const make = (key: string, grants: Grant[], call?: Call) =>
  at.run((ctx) => createRole(ctx, { key, name: `The ${key}`, grants }), call);
const edit = (key: string, input: UpdateRole, call?: Call, ifMatch?: number) =>
  at.run((ctx) => updateRole(ctx, key, input, ifMatch), call);
const remove = (key: string, reassign_to?: string, call?: Call) =>
  at.run((ctx) => deleteRole(ctx, key, { reassign_to }), call);

test('a workspace’s own roles stand beside the built-in ones, which nobody changes', async () => {
  const role = await make('builder', [builder('list')]);
  expect(role).toMatchObject({ key: 'builder', built_in: false, version: 1 });
  const { data } = await at.run(listRoles);
  expect(data.map(({ key }) => key)).toEqual([...builtInRoles.map(({ key }) => key), 'builder']);
  expect(await outcomeOf(make('builder', []))).toBe('name_taken');
  expect(await outcomeOf(make('owner', []))).toBe('name_taken');
  expect(await outcomeOf(edit('viewer', { name: 'Mine' }))).toBe('permission_denied');
  expect(await outcomeOf(remove('viewer'))).toBe('permission_denied');
  expect(await outcomeOf(edit('nothing', { name: 'x' }))).toBe('not_found');
  expect(await outcomeOf(make('odd', [{ resource_type: 'nothing', resource_id: '*', actions: ['x'] }]))).toBe(
    'invalid_request',
  );
  expect((await edit('builder', { name: 'Builders' }, at.owner, 1)).role.version).toBe(2);
  expect(await outcomeOf(edit('builder', { name: 'Again' }, at.owner, 1))).toBe('version_mismatch');
});

test('what a role’s tokens may do follows an edit of the role, at once', async () => {
  await make('live', [builder('list', 'ensure')]);
  const { value } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', role: 'live' }));
  const ensure = { token: value, require: [{ resource_type: 'builder', action: 'ensure' }] };
  const code = async () => (await at.core.verify(value, ensure, at.owner.request)).code;
  expect(await code()).toBe('valid');
  await edit('live', { grants: [builder('list')] });
  expect(await code()).toBe('insufficient_permissions');
  await edit('live', { grants: [builder('*')] });
  expect(await code()).toBe('valid');
});

test('nobody makes a role that holds more than they do, nor edits one up to it; narrowing needs only the action', async () => {
  const admin = await addMember(at, builtInRoles.find(({ key }) => key === 'administrator')?.grants ?? []);
  expect(await outcomeOf(make('more', [builder('*')], admin))).toBe('grants_not_held');
  await make('wide', [builder('*')]);
  expect(await outcomeOf(edit('wide', { grants: [builder('*'), builder('@admin')] }, admin))).toBe('done');
  expect(await outcomeOf(edit('wide', { grants: [builder('@read')] }, admin))).toBe('done');
  expect(await outcomeOf(edit('wide', { grants: [builder('*')] }, admin))).toBe('grants_not_held');
  await make('heir', [builder('*')]);
  expect(await outcomeOf(remove('wide', 'heir', admin))).toBe('grants_not_held');
  const viewer = await addMember(at, builtInRoles[0]?.grants ?? []);
  expect(await outcomeOf(make('mine', [], viewer))).toBe('permission_denied');
});

test('a role in use stays, with counts, unless everybody who has it gets another', async () => {
  await make('used', [builder('list')]);
  const member = await at.run((ctx) => createMember(ctx, { external_id: 'u1', role: 'used' }));
  const { token } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', role: 'used' }));
  const dead = await at.run((ctx) => createToken(ctx, { kind: 'workspace', role: 'used' }));
  await at.run((ctx) => revokeToken(ctx, dead.token.id, {}));
  await at.run((ctx) => createInvitation(ctx, { email: 'u1@example.com', role: 'used' }));
  const refusal = await refusalOf(remove('used'));
  expect([refusal.code, refusal.extra]).toEqual(['in_use', { in_use: { members: 1, tokens: 1, invitations: 1 } }]);
  expect(await outcomeOf(remove('used', 'used'))).toBe('invalid_request');
  expect(await outcomeOf(remove('used', 'viewer'))).toBe('done');
  expect((await at.run((ctx) => getMember(ctx, member.id))).role).toBe('viewer');
  expect((await at.run((ctx) => getToken(ctx, token.id))).role).toBe('viewer');
  expect((await at.run((ctx) => getToken(ctx, dead.token.id))).role).toBe('used');
  expect((await at.run(listRoles)).data.map(({ key }) => key)).not.toContain('used');
  expect((await make('used', [])).grants).toEqual([]);
  expect(await outcomeOf(remove('used'))).toBe('done');
});

test('a role is not deleted while somebody is being given it', async () => {
  for (let round = 0; round < 20; round += 1) {
    await make('brief', [builder('list')]);
    const [given, gone] = await Promise.all([
      outcomeOf(at.run((ctx) => createToken(ctx, { kind: 'workspace', role: 'brief' }))),
      outcomeOf(remove('brief')),
    ]);
    expect([`${given} ${gone}`]).toEqual([expect.stringMatching(/^(done in_use|invalid_request done)$/)]);
    if (gone !== 'done') await remove('brief', 'viewer');
  }
});

test('a resource type or action that a role names cannot go, and the refusal names the role', async () => {
  const drive = { key: 'robot', actions: [{ key: 'drive', level: 'write' as const }] };
  await at.run((ctx) => replaceResourceTypes(ctx, { data: [drive] }));
  await make('driver', [{ resource_type: 'robot', resource_id: '*', actions: ['drive'] }]);
  const refusal = await refusalOf(at.run((ctx) => replaceResourceTypes(ctx, { data: [] })));
  expect([refusal.code, refusal.message]).toEqual(['in_use', expect.stringContaining('driver')]);
  await remove('driver');
  expect(await outcomeOf(at.run((ctx) => replaceResourceTypes(ctx, { data: [] })))).toBe('done');
});
