import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dose } from '../../../../infra/testing/dose.ts';
import { addMember } from '../../test/add-member.ts';
import type { TestMember } from '../../test/add-member.ts';
import { draw } from '../../test/draw.ts';
import { refusalOf } from '../../test/outcome.ts';
import { plantTokens } from '../../test/plant-tokens.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { population } from '../../test/token-population.ts';
import type { Call } from '../actor.ts';
import { KeyfobError } from '../errors.ts';
import { builtInRoles } from '../permissions/roles.ts';
import { bulkTokens } from './bulk-tokens.ts';
import type { BulkAction, BulkTokens } from './bulk.schema.ts';
import { deleteToken } from './delete-token.ts';
import { disableToken } from './disable-token.ts';
import { enableToken } from './enable-token.ts';
import { revokeToken } from './revoke-token.ts';
import type { Token } from './token.schema.ts';

const ROUNDS = dose(24, 400);

let at: TestCore;
let members: TestMember[];
beforeAll(async () => {
  at = await openTestCore();
  const grants = (key: string) => builtInRoles.find((role) => role.key === key)?.grants ?? [];
  members = await Promise.all(['owner', 'administrator', 'manager', 'member'].map((key) => addMember(at, grants(key))));
});
beforeEach(async () => {
  await at.db.query(`delete from keyfob.token`);
});
afterAll(() => at.close());

const bulk = (input: BulkTokens, dry_run = false, call: Call = at.owner) =>
  bulkTokens((operation) => at.core.changeWorkspace(call, at.workspace, operation), input, { dry_run });
const state = async () =>
  (
    await at.db.query<{ id: string; state: string }>(
      `select id, concat_ws(' ', disabled_at is not null, revoked_at is not null, deleted_at is not null) as state from keyfob.token order by id`,
    )
  ).rows;

class Undo extends Error {}
const alone: Record<BulkAction, (...args: Parameters<typeof disableToken>) => Promise<{ token: Token }>> = {
  disable: disableToken,
  enable: enableToken,
  revoke: (ctx, id) => revokeToken(ctx, id, {}),
  delete: deleteToken,
};

/** What the action alone does to one token, undone at once. */
async function outcomeAlone(action: BulkAction, id: string, call: Call): Promise<string> {
  let outcome = '';
  const undone = at.run(async (ctx) => {
    const read = () =>
      ctx.em.execute(`select disabled_at, revoked_at, deleted_at from keyfob.token where id = ?`, [id]);
    const before = JSON.stringify(await read());
    await alone[action](ctx, id);
    await ctx.em.flush();
    outcome = JSON.stringify(await read()) === before ? 'unchanged' : 'changed';
    throw new Undo();
  }, call);
  return undone.catch((error: unknown) => {
    if (error instanceof Undo) return outcome;
    if (error instanceof KeyfobError) return error.code;
    throw error;
  });
}

test('a bulk change does to each token what the action alone does; the dry run counts exactly that and changes nothing', async () => {
  const someCase = fc.record({
    tokens: population(members.map(({ id }) => id)),
    action: fc.constantFrom<BulkAction[]>('disable', 'enable', 'revoke', 'delete'),
    caller: fc.integer({ min: 0, max: 3 }),
    share: fc.constantFrom(0.3, 1),
  });
  const { cases, seed } = draw(someCase, ROUNDS);
  let tokens = 0;
  for (const one of cases) {
    await at.db.query(`delete from keyfob.token`);
    const planted = await plantTokens(at, one.tokens);
    const call = members[one.caller];
    const ids = planted.filter((_, place) => one.share === 1 || place % 3 === 0).map(({ id }) => id);
    tokens += ids.length;
    const outcomes = new Map<string, string>();
    for (const id of ids) outcomes.set(id, await outcomeAlone(one.action, id, call ?? at.owner));
    const of = (...wanted: string[]) => [...outcomes.values()].filter((outcome) => wanted.includes(outcome)).length;
    const before = await state();
    const { dry_run: _dry, effective: _nodes, ...promised } = await bulk({ ids, action: one.action }, true, call);
    expect(await state()).toEqual(before);
    expect(promised).toMatchObject({ matched: ids.length, changed: of('changed'), unchanged: of('unchanged') });
    for (const { id, code } of promised.refusals) expect([id, code]).toEqual([id, outcomes.get(id)]);
    const { dry_run: _real, effective, ...done } = await bulk({ ids, action: one.action }, false, call);
    expect(done).toEqual(promised);
    expect(effective.nodes).toBe(0);
    const after = await state();
    const touched = after.filter((row, place) => row.state !== before[place]?.state);
    expect(touched).toHaveLength(done.changed + done.also_ended);
  }
  console.log(`bulk: ${ROUNDS} populations of seed ${seed}, ${tokens} tokens`);
});

test('a filter takes every token that the list shows for it, in as many transactions as it takes, each with its event', async () => {
  const planted = await plantTokens(
    at,
    Array.from({ length: 1203 }, (_, place) => ({ environment: place < 3 ? 'production' : 'test' })),
  );
  const [first] = planted;
  const events = async () =>
    Number((await at.db.query<{ n: string }>(`select count(*) as n from keyfob.audit_event`)).rows[0]?.n);
  const before = await events();
  const filter = { environment: 'test' } as const;
  expect(await bulk({ filter, action: 'disable' }, true)).toMatchObject({ matched: 1200, changed: 1200 });
  expect(await bulk({ filter, action: 'disable' })).toMatchObject({ changed: 1200, unchanged: 0, refused: 0 });
  expect(await bulk({ filter, action: 'disable' })).toMatchObject({ changed: 0, unchanged: 1200 });
  expect((await events()) - before).toBe(1200);
  const kept = await bulk({ filter: { status: 'active' }, action: 'revoke', reason: 'spring clean' });
  expect(kept).toMatchObject({ changed: 3 });
  const { rows } = await at.db.query(`select revoke_reason from keyfob.token where id = $1`, [first?.id]);
  expect(rows).toEqual([{ revoke_reason: 'spring clean' }]);
});

test('what ends along with others counts once, whichever batch it is in', async () => {
  const [parent] = await plantTokens(at, [{ created_at: new Date() }]);
  const fillers = await plantTokens(
    at,
    Array.from({ length: 700 }, () => ({})),
  );
  const children = await plantTokens(at, [{ parent_id: parent?.id }, { parent_id: parent?.id }]);
  const ids = [parent, ...fillers, children[0]].map((token) => token?.id ?? '');
  const promised = await bulk({ ids, action: 'revoke' }, true);
  expect(promised).toMatchObject({ changed: 702, also_ended: 1, unchanged: 0 });
  expect(await bulk({ ids, action: 'revoke' })).toMatchObject({ changed: 702, also_ended: 1, unchanged: 0 });
});

test('the answer says how many were in use lately, and whom it refused and why', async () => {
  const hours = (count: number) => new Date(Date.now() - count * 3_600_000);
  const used = await plantTokens(
    at,
    [1, 23, 25, 100, 200].map((age) => ({ last_used_at: hours(age) })),
  );
  const others = await plantTokens(at, [{ revoked_at: new Date(), last_used_at: hours(1) }]);
  const unknown = '01900000-0000-7000-8000-000000000000';
  const result = await bulk({ ids: [...used, ...others].map(({ id }) => id).concat(unknown), action: 'disable' }, true);
  expect(result).toMatchObject({ changed: 5, used_last_24h: 2, used_last_7d: 4, refused: 2 });
  expect(result.refused_by).toEqual([
    { code: 'token_dead', count: 1 },
    { code: 'not_found', count: 1 },
  ]);
  expect(result.refusals.map(({ id }) => id)).toEqual([others[0]?.id, unknown]);
});

test('ids or a filter, never both and never neither', async () => {
  for (const input of [{}, { ids: ['01900000-0000-7000-8000-000000000000'], filter: {} }] as const)
    expect((await refusalOf(bulk({ ...structuredClone(input), action: 'revoke' } as BulkTokens))).code).toBe(
      'invalid_request',
    );
});
