import { afterAll, beforeAll, expect, test } from 'vitest';
import { dose } from '../../../../infra/testing/dose.ts';
import { tally } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { createToken } from './create-token.ts';
import { disableToken } from './disable-token.ts';
import { enableToken } from './enable-token.ts';
import { revokeToken } from './revoke-token.ts';
import { updateToken } from './update-token.ts';

const VERIFIES = dose(1500, 10_000);
const ROUNDS = dose(10, 1000);
const builder = (action: string) => ({ resource_type: 'builder', resource_id: '*', actions: [action] });

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

const issue = (max_uses?: number) =>
  at.run((ctx) =>
    createToken(ctx, { kind: 'workspace', grants: [builder('list')], ...(max_uses === undefined ? {} : { max_uses }) }),
  );
const verify = async (value: string) =>
  (
    await at.core.verify(
      value,
      { token: value, require: [{ resource_type: 'builder', action: 'list' }] },
      at.owner.request,
    )
  ).code;
const several = (value: string, count: number) => Promise.all(Array.from({ length: count }, () => verify(value)));

test('S7 once a change has answered no verify tells the old state, however many are under way', async () => {
  let verified = 0;
  const wrong: unknown[] = [];
  for (let round = 0; verified < VERIFIES; round += 1) {
    const { token, value } = await issue();
    const race = { isOver: false };
    const noise = Array.from({ length: 4 }, async () => {
      while (!race.isOver) {
        await verify(value);
        verified += 1;
      }
    });
    const steps: [string, () => Promise<unknown>][] = [
      ['disabled', () => at.run((ctx) => disableToken(ctx, token.id))],
      ['valid', () => at.run((ctx) => enableToken(ctx, token.id))],
      ['insufficient_permissions', () => at.run((ctx) => updateToken(ctx, token.id, { grants: [builder('get')] }))],
      ['valid', () => at.run((ctx) => updateToken(ctx, token.id, { grants: [builder('list')] }))],
      ['revoked', () => at.run((ctx) => revokeToken(ctx, token.id, {}))],
    ];
    for (const [expected, change] of steps) {
      await change();
      const codes = await several(value, 10);
      verified += codes.length;
      if (codes.some((code) => code !== expected)) wrong.push({ round, expected, codes });
    }
    race.isOver = true;
    await Promise.all(noise);
    if ((await verify(value)) !== 'revoked') wrong.push({ round, resurrected: token.id });
  }
  console.log(`S7: ${verified} verifies racing disable, enable, edit and revoke, ${wrong.length} on the old state`);
  expect(wrong).toEqual([]);
});

/** The row, where it lies and who wrote it last: a write that changes nothing would show too. */
const bitsOf = async (id: string, columns = 't::text as row') => {
  const { rows } = await at.db.query(`select ctid, xmin, ${columns} from keyfob.token t where id = $1`, [id]);
  return rows as unknown[];
};

test('S7 verifying writes nothing but the count of uses: of the first while the token may be minted anew, and of those that are limited', async () => {
  const plain = await issue();
  const restOf = async (id: string) =>
    (await at.db.query(`select to_jsonb(t) - 'use_count' as rest from keyfob.token t where id = $1`, [id]))
      .rows as unknown[];
  const fresh = await restOf(plain.token.id);
  expect(tally(await several(plain.value, 20))).toEqual({ valid: 20 });
  expect(await restOf(plain.token.id)).toEqual(fresh);
  const before = await bitsOf(plain.token.id);
  expect(tally(await several(plain.value, 200))).toEqual({ valid: 200 });
  expect(await bitsOf(plain.token.id)).toEqual(before);

  const capped = await issue(1000);
  const restBefore = await restOf(capped.token.id);
  expect(tally(await several(capped.value, 50))).toEqual({ valid: 50 });
  expect(await restOf(capped.token.id)).toEqual(restBefore);
  const { rows } = await at.db.query('select use_count::int as used from keyfob.token where id = $1', [
    capped.token.id,
  ]);
  expect(rows).toEqual([{ used: 50 }]);
});

test('S8 of 64 who use a token with one use left at the same time, exactly one passes', async () => {
  const passed: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { value } = await issue(1);
    const counts = tally(await several(value, 64));
    passed.push(counts['valid'] ?? 0);
    expect(counts).toEqual({ valid: 1, uses_exceeded: 63 });
  }
  console.log(
    `S8: ${passed.length} rounds of 64 in parallel, ${passed.filter((count) => count === 1).length} with exactly one pass`,
  );
});
