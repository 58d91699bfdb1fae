import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import { outcomeOf, refusalOf } from '../../test/outcome.ts';
import { callWith, createServiceToken, on } from '../../test/service-token.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Level } from '../permissions/level.ts';
import type { PutResourceTypes } from '../permissions/resource-types.schema.ts';
import { builtInRoles } from '../permissions/roles.ts';
import { replaceInstallationResourceTypes } from './installation-resource-types.ts';
import { replaceResourceTypes } from './replace-resource-types.ts';

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

const vault = (burn: Level, open: Level = 'read') => [
  {
    key: 'vault',
    actions: [
      { key: 'open', level: open },
      { key: 'burn', level: burn },
    ],
  },
];

test('S12 nobody makes an action need less than it did unless they hold it: not by its level, not by leaving it out and back in', async () => {
  const administrator = await addMember(at, builtInRoles.find(({ key }) => key === 'administrator')?.grants ?? []);
  const replace = (data: ReturnType<typeof vault>, call = at.owner) =>
    at.run((ctx) => replaceResourceTypes(ctx, { data }), call);
  await replace(vault('owner'));
  const refusal = await refusalOf(replace(vault('read'), administrator));
  expect([refusal.code, refusal.message]).toEqual(['grants_not_held', expect.stringContaining('vault:burn')]);
  expect(await outcomeOf(replace([], administrator))).toBe('grants_not_held');
  expect(await outcomeOf(replace([{ key: 'vault', actions: [{ key: 'open', level: 'read' }] }], administrator))).toBe(
    'grants_not_held',
  );
  // What they hold themselves they may change, and they may make anything need more.
  expect(await outcomeOf(replace(vault('owner', 'admin'), administrator))).toBe('done');
  expect(await outcomeOf(replace(vault('owner'), administrator))).toBe('done');
  expect(await outcomeOf(replace(vault('read')))).toBe('done');
});

test('S12 nor does a service token that may change the shared types give itself an action by its level', async () => {
  const grants = [on('keyfob/installation', 'get', 'update'), on('*', '@read')];
  const platform = await callWith(at, (await createServiceToken(at, grants)).value);
  const replace = (data: PutResourceTypes['data'], call = platform) =>
    at.core.inInstallation(call, (ctx) => replaceInstallationResourceTypes(ctx, { data }));
  await replace(vault('owner'), at.owner);
  const refusal = await refusalOf(replace(vault('read')));
  expect([refusal.code, refusal.message]).toEqual(['grants_not_held', expect.stringContaining('vault:burn')]);
  expect(await outcomeOf(replace([]))).toBe('grants_not_held');
  expect(
    await outcomeOf(replace([...vault('owner', 'admin'), { key: 'safe', actions: [{ key: 'open', level: 'read' }] }])),
  ).toBe('done');
  expect(await outcomeOf(replace(vault('read'), at.owner))).toBe('done');
});
