import { afterAll, beforeAll, expect, test } from 'vitest';
import { outcomeOf, refusalOf } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import type { WorkspaceContext } from '../context.ts';
import type { Grant } from '../permissions/grant.schema.ts';
import { createToken } from './create-token.ts';
import { disableToken } from './disable-token.ts';
import { enableToken } from './enable-token.ts';
import { extendToken } from './extend-token.ts';
import { rotateToken } from './rotate-token.ts';
import type { CreateToken } from './token.schema.ts';
import { updateToken } from './update-token.ts';

const DAY = 86_400_000;
const grant = (resource_type: string, ...actions: string[]): Grant => ({ resource_type, resource_id: '*', actions });
const everything = [grant('builder', 'list'), grant('keyfob/token', '*')];

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

const make = (more: Partial<CreateToken> = {}, call?: Call) =>
  at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: everything, type: 'standard', ...more }), call);
const as = async ({ value }: { value: string }): Promise<Call> => ({
  caller: await at.core.authenticateToken(value, at.owner.request),
  request: at.owner.request,
});
const by = async <Output>(actor: { value: string }, work: (ctx: WorkspaceContext) => Promise<Output>) =>
  at.run(work, await as(actor));

test.each<[string, Partial<CreateToken>]>([
  ['an end', { expires_in: '1h' }],
  ['addresses', { allowed_cidrs: ['127.0.0.1/32'] }],
  ['uses', { max_uses: 50 }],
  ['a rate', { rate_limit: { limit: 1, window_seconds: 60 } }],
])('S12 a token limited to %s gets nothing unlimited out of another token', async (_, limit) => {
  const thief = await make(limit);
  const [rotated, extended, edited, enabled] = await Promise.all([make(), make(), make({ max_uses: 1000 }), make()]);
  await at.run((ctx) => disableToken(ctx, enabled.token.id));
  const outcomes = [
    await outcomeOf(by(thief, (ctx) => rotateToken(ctx, rotated.token.id, { grace_seconds: 0, expires_in: '20d' }))),
    await outcomeOf(by(thief, (ctx) => extendToken(ctx, extended.token.id, { expires_in: '60d' }))),
    await outcomeOf(by(thief, (ctx) => updateToken(ctx, edited.token.id, { max_uses: null }))),
    await outcomeOf(by(thief, (ctx) => enableToken(ctx, enabled.token.id))),
  ];
  expect(outcomes.filter((code) => !['permission_denied', 'invalid_request'].includes(code))).toEqual([]);
  const narrow = await outcomeOf(by(thief, (ctx) => updateToken(ctx, rotated.token.id, { grants: [] })));
  expect(narrow).toBe('done');
});

test('S12 without a wish, what a token rotates or extends for another ends no later than it does itself', async () => {
  const actor = await make({ expires_in: '2d' });
  const [one, other] = [await make({ expires_in: '20d' }), await make({ expires_in: '1d' })];
  const rotated = await by(actor, (ctx) => rotateToken(ctx, one.token.id, { grace_seconds: 0 }));
  expect(rotated.token.expires_at).toBe(actor.token.expires_at);
  const extended = await by(actor, (ctx) => extendToken(ctx, other.token.id, {}));
  expect(Date.parse(extended.token.expires_at ?? '')).toBeLessThanOrEqual(Date.parse(actor.token.expires_at ?? ''));
});

test('S12 a child does nothing to its parent, nor to what its parent became, that reveals or widens it', async () => {
  const parent = await make();
  const child = await make({}, await as(parent));
  const next = await at.run((ctx) => rotateToken(ctx, parent.token.id, { grace_seconds: 0 }));
  for (const work of [
    (ctx: WorkspaceContext) => rotateToken(ctx, next.token.id, { grace_seconds: 0 }),
    (ctx: WorkspaceContext) => extendToken(ctx, next.token.id, {}),
  ]) {
    expect((await refusalOf(by(child, work))).code).toBe('permission_denied');
  }
});

test('S12 two tokens that rotate each other do not pass the family age', async () => {
  const [one, other] = [await make(), await make()];
  await at.db.query(`update keyfob.token set issued_by_person_at = now() - interval '360 days' where id = $1`, [
    one.token.id,
  ]);
  const late = (ctx: WorkspaceContext) => rotateToken(ctx, other.token.id, { grace_seconds: 0, expires_in: '6d' });
  expect(await outcomeOf(by(one, late))).toBe('invalid_request');
  const next = await by(one, (ctx) => rotateToken(ctx, other.token.id, { grace_seconds: 0 }));
  expect(Date.parse(next.token.expires_at ?? '')).toBeLessThanOrEqual(Date.now() + 5 * DAY + 60_000);
});
