import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import { outcomeOf, tally } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import { updateWorkspace } from '../workspaces/update-workspace.ts';
import { createToken } from './create-token.ts';
import { revokeToken } from './revoke-token.ts';
import { rotateToken } from './rotate-token.ts';

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

const create = (kind: 'personal' | 'workspace', call?: Call) =>
  at.run((ctx) => createToken(ctx, { kind, grants: [], expires_in: '1h' }), call);

test.each(['workspace', 'personal'] as const)('64 %s tokens wanted at once never pass the cap', async (kind) => {
  const cap = 7;
  await at.run((ctx) =>
    updateWorkspace(ctx, { policy: { [`max_tokens_per_${kind === 'personal' ? 'member' : 'workspace'}`]: cap } }),
  );
  const caller = kind === 'personal' ? await addMember(at, []) : undefined;
  const outcomes = await Promise.all(Array.from({ length: 64 }, () => outcomeOf(create(kind, caller))));
  expect(tally(outcomes)).toEqual({ done: cap, limit_reached: 64 - cap });
});

test('only live tokens count: a revoked, an expired and one past its grace make room at once', async () => {
  const ada = await addMember(at, []);
  const allow = (cap: number) => at.run((ctx) => updateWorkspace(ctx, { policy: { max_tokens_per_member: cap } }));
  await allow(2);
  const first = await create('personal', ada);
  await create('personal', ada);
  expect(await outcomeOf(create('personal', ada))).toBe('limit_reached');

  await at.run((ctx) => revokeToken(ctx, first.token.id, {}), ada);
  const second = await create('personal', ada);
  const rotate = (id: string, grace_seconds: number) =>
    at.run((ctx) => rotateToken(ctx, id, { grace_seconds, expires_in: '2h' }), ada);
  // A grace leaves two live tokens where there was one.
  expect(await outcomeOf(rotate(second.token.id, 60))).toBe('limit_reached');
  const third = await rotate(second.token.id, 0);
  await allow(3);
  await rotate(third.token.id, 60);
  expect(await outcomeOf(create('personal', ada))).toBe('limit_reached');
  at.core.clock.offsetMs = 61_000;
  // Live now: one that was left alone and the successor.
  expect(await outcomeOf(create('personal', ada))).toBe('done');
  expect(await outcomeOf(create('personal', ada))).toBe('limit_reached');
  at.core.clock.offsetMs = 3_601_000;
  expect(await outcomeOf(create('personal', ada))).toBe('done');
});
