import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import { outcomeOf } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import { createToken } from '../tokens/create-token.ts';
import { foldUsage } from './fold-usage.ts';
import { readTokenUsage } from './read-token-usage.ts';
import { UsageBuffer } from './usage-buffer.ts';
import type { NotedUse } from './usage-buffer.ts';

const DAY_MS = 86_400_000;
const system: Call = { caller: { kind: 'system', label: 'fold-usage' }, request: { id: null, ip: null } };

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

const read = (id: string, days = 90) => at.run((ctx) => readTokenUsage(ctx, id, { days }));
async function see(id: string, uses: readonly Partial<NotedUse>[]): Promise<void> {
  const buffer = new UsageBuffer();
  for (const use of uses)
    buffer.note(id, { at: new Date(), code: 'valid', ip: null, require: [], missing: [], counted: false, ...use });
  for (const batch of buffer.drain()) await at.core.inInstallation(system, (ctx) => foldUsage(ctx, batch));
}
const ago = (days: number) => new Date(Date.now() - days * DAY_MS);
const on = (action: string, resource_id?: string) => [
  { resource_type: 'builder', action, ...(resource_id === undefined ? {} : { resource_id }) },
];

test('verdicts by code and day, different addresses, and the last 20 refusals with what was missing', async () => {
  const { token } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] }));
  const missing = [{ resource_type: 'artifact', resource_id: '*', actions: ['list'] }];
  await see(token.id, [
    { at: ago(100), ip: '192.0.2.9' },
    { at: ago(2), ip: '192.0.2.1' },
    ...Array.from({ length: 25 }, (_, number) => ({
      at: new Date(ago(1).getTime() + number),
      code: 'insufficient_permissions' as const,
      ip: `192.0.2.${number % 2}`,
      missing,
    })),
    { code: 'expired' },
  ]);
  const usage = await read(token.id);
  expect(usage.verdicts).toEqual({ valid: 1, insufficient_permissions: 25, expired: 1 });
  expect(usage.distinct_ips).toBe(2);
  expect(usage.days.map(({ verdicts, distinct_ips: ips }) => [verdicts, ips])).toEqual([
    [{ valid: 1 }, 1],
    [{ insufficient_permissions: 25 }, 2],
    [{ expired: 1 }, 0],
  ]);
  expect(usage.refusals).toHaveLength(20);
  expect(usage.refusals.map(({ code }) => code).slice(0, 2)).toEqual(['expired', 'insufficient_permissions']);
  expect(usage.refusals[1]).toMatchObject({ ip: '192.0.2.0', missing });
  expect((await read(token.id, 400)).verdicts).toMatchObject({ valid: 2 });
});

test('“holds 5, used 2”: what it holds against what it used, and the grants that would be enough', async () => {
  const { token } = await at.run((ctx) =>
    createToken(ctx, {
      kind: 'workspace',
      grants: [
        { resource_type: 'builder', resource_id: 'prod-*', actions: ['list', 'ensure'] },
        { resource_type: 'builder', resource_id: 'b7', actions: ['list'] },
        { resource_type: 'keyfob/token', resource_id: '*', actions: ['list', 'get'] },
      ],
    }),
  );
  await see(token.id, [
    { require: on('ensure', 'prod-1'), at: ago(3) },
    { require: on('ensure', 'prod-2'), at: ago(2) },
    { require: on('list', 'b7') },
    { require: on('list', 'prod-1'), code: 'ip_denied' },
    { require: on('list', 'prod-1'), at: ago(95) },
  ]);
  const { permissions } = await read(token.id);
  expect([permissions.held, permissions.used]).toEqual([5, 2]);
  expect(permissions.used_permissions.map((one) => `${one.resource_type}:${one.action}:${one.resource_id}`)).toEqual([
    'builder:list:b7',
    'builder:ensure:prod-*',
  ]);
  expect(permissions.trimmed).toEqual([
    { resource_type: 'builder', resource_id: 'b7', actions: ['list'] },
    { resource_type: 'builder', resource_id: 'prod-*', actions: ['ensure'] },
  ]);
  expect((await read(token.id, 400)).permissions.used).toBe(3);
});

test('an action used on more ids than are kept counts for each grant that allows it', async () => {
  const { token } = await at.run((ctx) =>
    createToken(ctx, {
      kind: 'workspace',
      grants: [{ resource_type: 'builder', resource_id: 'b*', actions: ['list'] }],
    }),
  );
  await see(
    token.id,
    Array.from({ length: 50 }, (_, number) => ({ require: on('list', `b${number}`) })),
  );
  expect((await read(token.id)).permissions).toMatchObject({ held: 1, used: 1 });
});

test('S9 whoever may not see a token does not see its use', async () => {
  const { token } = await at.run((ctx) => createToken(ctx, { kind: 'personal', grants: [] }));
  const other = await addMember(at, [{ resource_type: 'keyfob/token', resource_id: '*', actions: ['list', 'get'] }]);
  const look = at.run((ctx) => readTokenUsage(ctx, token.id, { days: 90 }), other);
  expect(await outcomeOf(look)).toBe('not_found');
});
