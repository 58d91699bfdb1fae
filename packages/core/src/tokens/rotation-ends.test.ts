import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { outcomeOf } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { createToken } from './create-token.ts';
import { deleteToken } from './delete-token.ts';
import { disableToken } from './disable-token.ts';
import { revokeSelf } from './revoke-self.ts';
import { revokeToken } from './revoke-token.ts';
import { rotateSelf } from './rotate-self.ts';
import { rotateToken } from './rotate-token.ts';
import type { CreateToken } from './token.schema.ts';
import { updateToken } from './update-token.ts';

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
beforeEach(() => {
  at.core.clock.offsetMs = 0;
});
afterAll(() => at.close());

interface Issued {
  token: { id: string };
  value: string;
}
const builder = { resource_type: 'builder', resource_id: '*', actions: ['list', 'get'] };
const create = (more: Partial<CreateToken> = {}) =>
  at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', grants: [builder], ...more }));
const rotate = ({ token }: Issued, grace_seconds: number) =>
  at.run((ctx) => rotateToken(ctx, token.id, { grace_seconds }));
const rotateByItself = async ({ value }: Issued, grace_seconds = 0, key?: string, ip = '127.0.0.1') => {
  const request = { id: null, ip };
  const caller = await at.core.authenticateToken(value, request, { orRotatedAway: true });
  return at.run((ctx) => rotateSelf(ctx, { grace_seconds }, key), { caller, request });
};
const works = async ({ value }: Issued) =>
  (await outcomeOf(at.core.authenticateToken(value, at.owner.request))) === 'done';
const allWork = (...all: Issued[]) => Promise.all(all.map(works));

test.each<[string, (one: Issued) => Promise<unknown>, boolean]>([
  ['revoked', ({ token }) => at.run((ctx) => revokeToken(ctx, token.id, {})), false],
  ['deleted', ({ token }) => at.run((ctx) => deleteToken(ctx, token.id)), false],
  ['disabled', ({ token }) => at.run((ctx) => disableToken(ctx, token.id)), false],
  ['narrowed', ({ token }) => at.run((ctx) => updateToken(ctx, token.id, { grants: [] })), true],
])('when the newest of a chain of rotations is %s no older value still works', async (_, end, lives) => {
  const first = await create();
  const second = await rotate(first, 86_400);
  const third = await rotate(second, 86_400);
  // As releases before this one could leave it: an end in the middle of the chain, a grace before it.
  await at.db.query(`update keyfob.token set revoked_at = now(), revoke_reason = 'rotated' where id = $1`, [
    second.token.id,
  ]);
  expect(await allWork(first, second, third)).toEqual([true, false, true]);
  await end(third);
  expect(await allWork(first, second, third)).toEqual([false, false, lives]);
});

test('a rotation without a grace ends every older value at once, and a late try with one is still a theft', async () => {
  const first = await create();
  const second = await rotateByItself(first, 86_400);
  const third = await rotateByItself(second);
  expect(await allWork(first, second, third)).toEqual([false, false, true]);
  at.core.clock.offsetMs = 86_401_000;
  expect(await outcomeOf(rotateByItself(first))).toBe('invalid_token');
  expect(await works(third)).toBe(false);
});

test.each<[string, (one: Issued) => Promise<unknown>]>([
  ['revoking', ({ token }) => at.run((ctx) => revokeToken(ctx, token.id, {}))],
  ['deleting', ({ token }) => at.run((ctx) => deleteToken(ctx, token.id))],
])('%s a stolen token also ends what it made of itself since, but not what a person made of it', async (_, end) => {
  const stolen = await create();
  const second = await rotateByItself(stolen);
  const third = await rotateByItself(second, 600);
  await end(stolen);
  expect(await allWork(second, third)).toEqual([false, false]);

  const leaked = await create();
  const given = await rotate(leaked, 0);
  await end(leaked);
  expect(await works(given)).toBe(true);
});

test('a token that rotates itself and then revokes its old value keeps the new one', async () => {
  const old = await create();
  const next = await rotateByItself(old, 600);
  const caller = await at.core.authenticateToken(old.value, at.owner.request);
  await at.run((ctx) => revokeSelf(ctx, {}), { caller, request: at.owner.request });
  expect(await allWork(old, next)).toEqual([false, true]);

  const can = { resource_type: 'keyfob/token', resource_id: '*', actions: ['revoke'] };
  const one = await create({ grants: [can] });
  const two = await rotateByItself(one, 600);
  const actor = await at.core.authenticateToken(two.value, at.owner.request);
  await at.run((ctx) => revokeToken(ctx, one.token.id, {}), { caller: actor, request: at.owner.request });
  expect(await allWork(one, two)).toEqual([false, true]);
});

test('S20 a lost rotation is not repeated by a value that was revoked, from a forbidden address or in an inactive workspace', async () => {
  const revoked = await create();
  await rotateByItself(revoked, 600, 'k');
  const caller = await at.core.authenticateToken(revoked.value, at.owner.request);
  await at.run((ctx) => revokeSelf(ctx, {}), { caller, request: at.owner.request });
  expect(await outcomeOf(rotateByItself(revoked, 600, 'k'))).toBe('invalid_token');

  const penned = await create({ allowed_cidrs: ['127.0.0.1/32'] });
  await rotateByItself(penned, 0, 'k');
  expect(await outcomeOf(rotateByItself(penned, 0, 'k', '10.0.0.1'))).toBe('invalid_token');
  expect(await outcomeOf(rotateByItself(penned, 0, 'k'))).toBe('done');

  await at.db.query('update keyfob.workspace set active = false');
  const inactive = await outcomeOf(rotateByItself(penned, 0, 'k'));
  await at.db.query('update keyfob.workspace set active = true');
  expect(inactive).toBe('invalid_token');
});
