import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import { outcomeOf, refusalOf, tally } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import { createToken } from './create-token.ts';
import { disableToken } from './disable-token.ts';
import { revokeToken } from './revoke-token.ts';
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

const create = (name: string, more: Partial<CreateToken> = {}, call?: Call) =>
  at.run((ctx) => createToken(ctx, { kind: 'workspace', role: 'viewer', name, ...more }), call);
const rename = (id: string, name: string) => at.run((ctx) => updateToken(ctx, id, { name }));

test('a live name is taken, however it is written', async () => {
  const { token } = await create('Deploy Straße');
  for (const name of ['Deploy Straße', 'deploy straße', 'DEPLOY STRAẞE', 'Ｄeploy straße']) {
    const refusal = await refusalOf(create(name));
    expect([name, refusal.code, refusal.errors?.[0]?.path]).toEqual([name, 'name_taken', 'name']);
  }
  const other = await create('other');
  expect(await outcomeOf(rename(other.token.id, 'DEPLOY straße'))).toBe('name_taken');
  expect(await outcomeOf(rename(token.id, 'deploy STRASSE no more'))).toBe('done');
  expect(await outcomeOf(rename(other.token.id, 'DEPLOY straße'))).toBe('done');
});

test('a disabled token keeps its name; one that is revoked, expired or past its grace lets go without any sweep', async () => {
  const disabled = await create('disabled');
  await at.run((ctx) => disableToken(ctx, disabled.token.id));
  expect(await outcomeOf(create('Disabled'))).toBe('name_taken');

  const revoked = await create('revoked');
  await at.run((ctx) => revokeToken(ctx, revoked.token.id, {}));
  expect(await outcomeOf(create('Revoked'))).toBe('done');

  await create('expired', { expires_in: '1h' });
  const rotated = await create('rotated', { expires_in: '1h' });
  await at.run((ctx) => rotateToken(ctx, rotated.token.id, { grace_seconds: 60, expires_in: '2h' }));
  expect(await outcomeOf(create('rotated'))).toBe('name_taken');
  at.core.clock.offsetMs = 3 * 3_600_000;
  expect(await outcomeOf(create('Expired'))).toBe('done');
  expect(await outcomeOf(create('Rotated'))).toBe('done');
  const other = await create('renamed', { expires_in: '1h' });
  at.core.clock.offsetMs += 2 * 3_600_000;
  const heir = await create('heir');
  expect(await outcomeOf(rename(heir.token.id, other.token.name))).toBe('done');
});

test('each member has names of their own, apart from the workspace’s', async () => {
  const [ada, bob] = [await addMember(at, []), await addMember(at, [])];
  const mine = (call: Call) =>
    at.run((ctx) => createToken(ctx, { kind: 'personal', grants: [], name: 'laptop' }), call);
  expect(await outcomeOf(create('laptop'))).toBe('done');
  expect(await outcomeOf(mine(ada))).toBe('done');
  expect(await outcomeOf(mine(bob))).toBe('done');
  expect(await outcomeOf(mine(ada))).toBe('name_taken');
});

test.each(['never used before', 'held by a dead token'])(
  'of 20 who want one name at once, exactly one gets it: a name %s',
  async (state) => {
    for (let round = 0; round < 3; round += 1) {
      const name = `wanted ${state} ${round}`;
      at.core.clock.offsetMs = 0;
      if (state === 'held by a dead token') await create(name, { expires_in: '1h' });
      at.core.clock.offsetMs = 2 * 3_600_000;
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(create(name))));
      expect(tally(outcomes)).toEqual({ done: 1, name_taken: 19 });
    }
  },
);
