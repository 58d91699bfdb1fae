import { afterAll, beforeAll, expect, test } from 'vitest';
import { outcomeOf, refusalOf, tally } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import { createToken } from './create-token.ts';
import { getToken } from './get-token.ts';
import { rotateSelf } from './rotate-self.ts';
import { rotateToken } from './rotate-token.ts';
import type { CreateToken } from './token.schema.ts';

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

const keys = { resource_type: 'keyfob/token', resource_id: '*', actions: ['create', 'verify', 'get'] };
const create = (more: Partial<CreateToken> = {}, call?: Call) =>
  at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', grants: [keys], ...more }), call);
const as = async ({ value }: { value: string }): Promise<Call> => ({
  caller: await at.core.authenticateToken(value, at.owner.request),
  request: at.owner.request,
});
const show = async ({ token }: { token: { id: string } }) => {
  const { use_count, max_uses } = await at.run((ctx) => getToken(ctx, token.id));
  return [use_count, max_uses];
};
const check = (verifier: { value: string }, subject: { value: string }) =>
  at.core.verify(verifier.value, { token: subject.value }, at.owner.request);

test('S8 what a capped token does itself counts: of 64 calls at once as many pass as it has uses', async () => {
  const one = await create({ max_uses: 5 });
  const outcomes = await Promise.all(Array.from({ length: 64 }, () => outcomeOf(as(one))));
  expect(tally(outcomes)).toEqual({ done: 5, invalid_token: 59 });
  expect(await show(one)).toEqual([5, 5]);
});

test('S8 verifying others spends a capped verifier, once for each call; asking about itself is one use', async () => {
  const subject = await create();
  const verifier = await create({ max_uses: 3 });
  expect((await check(verifier, subject)).code).toBe('valid');
  const items = Array.from({ length: 10 }, () => ({ token: subject.value }));
  expect(await at.core.verifyBatch(verifier.value, items, at.owner.request)).toHaveLength(10);
  expect((await check(verifier, verifier)).code).toBe('valid');
  expect(await show(verifier)).toEqual([3, 3]);
  expect(await outcomeOf(check(verifier, subject))).toBe('invalid_token');
  expect((await check(verifier, verifier)).code).toBe('uses_exceeded');
});

test('S8 a capped token cannot be rotated with a grace: two values would spend its uses twice', async () => {
  const one = await create({ max_uses: 3 });
  const refusal = await refusalOf(at.run((ctx) => rotateToken(ctx, one.token.id, { grace_seconds: 60 })));
  expect([refusal.code, refusal.errors?.[0]?.path]).toEqual(['invalid_request', 'grace_seconds']);
  const next = await at.run(async (ctx) => rotateSelf(ctx, { grace_seconds: 0 }), await as(one));
  expect(await show(next)).toEqual([0, 2]);
  const last = await at.run(async (ctx) => rotateSelf(ctx, { grace_seconds: 0 }), await as(next));
  expect(await outcomeOf(at.run(async (ctx) => rotateSelf(ctx, { grace_seconds: 0 }), await as(last)))).toBe(
    'invalid_request',
  );
});

test('S8 a capped token gives its children uses of its own, and names how many', async () => {
  const maker = await create({ max_uses: 10 });
  const unnamed = await refusalOf(create({}, await as(maker)));
  expect([unnamed.code, unnamed.errors?.[0]?.path]).toEqual(['invalid_request', 'max_uses']);
  await create({ max_uses: 4 }, await as(maker));
  expect(await show(maker)).toEqual([6, 10]);
  expect(await outcomeOf(create({ max_uses: 4 }, await as(maker)))).toBe('invalid_request');
  await create({ max_uses: 2 }, await as(maker));
  expect(await outcomeOf(as(maker))).toBe('invalid_token');
});
