import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { outcomeOf, refusalOf } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { PolicyPatch } from '../workspaces/policy.schema.ts';
import { updateWorkspace } from '../workspaces/update-workspace.ts';
import { createToken } from './create-token.ts';
import { extendSelf } from './extend-self.ts';
import { extendToken } from './extend-token.ts';
import { rotateSelf } from './rotate-self.ts';
import { rotateToken } from './rotate-token.ts';
import type { CreateToken, RotateToken, Token, UpdateToken } from './token.schema.ts';
import { updateToken } from './update-token.ts';

const DAY = 86_400;

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterEach(async () => {
  at.core.clock.offsetMs = 0;
  await at.db.query(`update keyfob.workspace set policy = '{}'`);
});
afterAll(() => at.close());

const setPolicy = (policy: PolicyPatch) => at.run((ctx) => updateWorkspace(ctx, { policy }));
const create = (more: Partial<CreateToken> = {}) =>
  at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [], ...more }));
const rotate = (id: string, more: Partial<RotateToken> = {}) =>
  at.run((ctx) => rotateToken(ctx, id, { grace_seconds: 0, ...more }));
const extend = (id: string, expires_in?: string) =>
  at.run((ctx) => extendToken(ctx, id, expires_in === undefined ? {} : { expires_in }));
const edit = (id: string, input: UpdateToken) => at.run((ctx) => updateToken(ctx, id, input));
/** Days from now until a token ends; null for never. */
const left = ({ expires_at }: Token) =>
  expires_at === null
    ? null
    : Math.round((Date.parse(expires_at) - Date.now() - at.core.clock.offsetMs) / 86_400) / 1000;

test('without a wish the type decides, then the client’s default, then 30 days; a default is cut to the policy, a wish is refused', async () => {
  expect(left((await create()).token)).toBeCloseTo(30, 1);
  expect(left((await create({ default_expires_in: '24h' })).token)).toBeCloseTo(1, 1);
  expect(left((await create({ type: 'long_lived', default_expires_in: '24h' })).token)).toBeCloseTo(365, 1);
  expect(left((await create({ type: 'read_only' })).token)).toBeCloseTo(90, 1);
  expect(left((await create({ type: 'read_only', expires_in: '7d' })).token)).toBeCloseTo(7, 1);

  await setPolicy({ max_lifetime: 10 * DAY });
  expect(left((await create()).token)).toBeCloseTo(10, 1);
  expect(left((await create({ default_expires_in: '1y' })).token)).toBeCloseTo(10, 1);
  const refusal = await refusalOf(create({ expires_in: '11d' }));
  expect([refusal.code, refusal.errors?.[0]?.path]).toEqual(['invalid_request', 'expires_in']);
});

test('a token without an end needs the policy’s leave, and an explicit wish', async () => {
  expect(await outcomeOf(create({ no_expiry: true }))).toBe('invalid_request');
  await setPolicy({ allow_no_expiry: true });
  expect(left((await create()).token)).toBeCloseTo(30, 1);
  const { token } = await create({ no_expiry: true });
  expect(token.expires_at).toBeNull();
  expect((await rotate(token.id)).token.expires_at).toBeNull();
  const other = await create({ no_expiry: true });
  await setPolicy({ allow_no_expiry: false });
  expect(left((await rotate(other.token.id)).token)).toBeCloseTo(365, 1);
});

test('a policy that became stricter binds rotation, extension and edit, and leaves what was issued alone', async () => {
  const tokens = await Promise.all(Array.from({ length: 4 }, () => create({ type: 'standard', expires_in: '100d' })));
  const [rotated, extended, edited, kept] = tokens.map(({ token }) => token.id) as [string, string, string, string];
  await setPolicy({ max_lifetime: 50 * DAY });
  expect(left((await rotate(rotated)).token)).toBeCloseTo(50, 1);
  expect(await outcomeOf(rotate(kept, { expires_in: '51d' }))).toBe('invalid_request');
  expect(await outcomeOf(extend(extended, '51d'))).toBe('invalid_request');
  expect(left((await extend(extended)).token)).toBeCloseTo(50, 1);
  expect(await outcomeOf(edit(edited, { expires_in: '101d' }))).toBe('invalid_request');
  expect(left((await edit(edited, { name: 'only a name' })).token)).toBeCloseTo(100, 1);
  expect(left((await edit(edited, { expires_in: '60d' })).token)).toBeCloseTo(60, 1);
  expect(left((await edit(edited, { expires_in: '5d' })).token)).toBeCloseTo(5, 1);
});

test('extend is for refreshable tokens that live: 30 days past the end, or so long from now', async () => {
  const { token } = await create({ type: 'standard' });
  expect(left((await extend(token.id)).token)).toBeCloseTo(60, 1);
  expect(left((await extend(token.id, '300d')).token)).toBeCloseTo(300, 1);
  expect(left((await extend(token.id)).token)).toBeCloseTo(330, 1);
  expect(left((await extend(token.id)).token)).toBeCloseTo(360, 1);
  expect(left((await extend(token.id)).token)).toBeCloseTo(365, 1);
  expect(await outcomeOf(extend((await create({ type: 'long_lived' })).token.id))).toBe('not_refreshable');
  expect(await outcomeOf(extend((await create()).token.id))).toBe('not_refreshable');
  at.core.clock.offsetMs = 366 * DAY * 1000;
  expect(await outcomeOf(extend(token.id))).toBe('token_dead');
});

test('an edit always shortens, and lengthens only what is refreshable or personal', async () => {
  const plain = (await create({ expires_in: '20d' })).token.id;
  expect(await outcomeOf(edit(plain, { expires_in: '21d' }))).toBe('invalid_request');
  expect(left((await edit(plain, { expires_in: '19d' })).token)).toBeCloseTo(19, 1);
  const personal = (await create({ kind: 'personal', expires_in: '20d' })).token.id;
  expect(left((await edit(personal, { expires_in: '21d' })).token)).toBeCloseTo(21, 1);
  expect(await outcomeOf(edit(personal, { no_expiry: true }))).toBe('invalid_request');
});

test('a token on its own goes no further than its own length, and a year after a person last renewed it', async () => {
  const { value } = await create({ type: 'standard', expires_in: '20d' });
  const call = async (one: string) => ({
    caller: await at.core.authenticateToken(one, at.owner.request),
    request: at.owner.request,
  });
  const first = await call(value);
  expect(await outcomeOf(at.run((ctx) => rotateSelf(ctx, { grace_seconds: 0, expires_in: '21d' }), first))).toBe(
    'invalid_request',
  );
  const next = await at.run((ctx) => rotateSelf(ctx, { grace_seconds: 0, default_expires_in: '1y' }), first);
  expect(left(next.token)).toBeCloseTo(20, 1);
  const second = await call(next.value);
  expect(left((await at.run((ctx) => extendSelf(ctx, { expires_in: '360d' }), second)).token)).toBeCloseTo(360, 1);
  at.core.clock.offsetMs = 350 * DAY * 1000;
  expect(await outcomeOf(at.run((ctx) => extendSelf(ctx, { expires_in: '16d' }), await call(next.value)))).toBe(
    'invalid_request',
  );
  expect(left((await at.run((ctx) => extendSelf(ctx, {}), await call(next.value))).token)).toBeCloseTo(15, 1);
  const last = await at.run((ctx) => rotateSelf(ctx, { grace_seconds: 0 }), await call(next.value));
  expect(left(last.token)).toBeCloseTo(15, 1);
  // A person begins a new year.
  const renewed = await rotate(last.token.id, { expires_in: '300d' });
  expect(left(renewed.token)).toBeCloseTo(300, 1);
});

test('a kind that the policy no longer allows is neither made nor rotated, extended or widened, only narrowed and ended', async () => {
  const { token } = await create({ type: 'standard', expires_in: '10d' });
  await setPolicy({ allowed_kinds: ['personal'] });
  for (const attempt of [
    () => create(),
    () => rotate(token.id),
    () => extend(token.id),
    () => edit(token.id, { expires_in: '20d' }),
  ]) {
    const refusal = await refusalOf(attempt());
    expect([refusal.code, refusal.errors?.[0]?.path]).toEqual(['invalid_request', 'kind']);
  }
  expect(await outcomeOf(edit(token.id, { expires_in: '5d', name: 'shorter' }))).toBe('done');
});
