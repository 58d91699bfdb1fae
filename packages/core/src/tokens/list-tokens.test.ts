import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import { outcomeOf } from '../../test/outcome.ts';
import { plantTokens } from '../../test/plant-tokens.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import { createToken } from './create-token.ts';
import { listTokens } from './list-tokens.ts';
import type { Token } from './token.schema.ts';
import { TokenListQuery, TokenSort } from './token.schema.ts';

let at: TestCore;
let ada: Call & { id: string };
beforeAll(async () => {
  at = await openTestCore();
  ada = await addMember(at, [{ resource_type: 'keyfob/token', resource_id: '*', actions: ['list', 'get'] }]);
  for (let number = 0; number < 12; number += 1) {
    await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [], name: `Job ${number % 3} ${number}` }));
    // The same names again, so that a page can end between equals.
    await at.run((ctx) => createToken(ctx, { kind: 'personal', grants: [], name: `job ${number % 3} ${number}` }), ada);
  }
  // Three rows at a time share their instant.
  await at.db.query(
    `update keyfob.token set created_at = date_trunc('second', created_at) - (length(name) || ' hours')::interval`,
  );
});
afterAll(() => at.close());

const page = (query: object, call?: Call) => at.run((ctx) => listTokens(ctx, TokenListQuery.parse(query)), call);

async function walk(query: object, call?: Call): Promise<Token[]> {
  const rows: Token[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { data, next_cursor } = await page({ ...query, ...(cursor ? { cursor } : {}) }, call);
    rows.push(...data);
    cursor = next_cursor;
  }
  return rows;
}

test.each(TokenSort.options)('paging by %s loses no row and shows none twice', async (sort) => {
  const whole = await page({ sort, limit: 100 });
  expect(whole.data).toHaveLength(24);
  for (const limit of [1, 5, 23, 24, 25]) {
    expect((await walk({ sort, limit })).map(({ id }) => id)).toEqual(whole.data.map(({ id }) => id));
  }
  const values = whole.data.map((token) => (sort.endsWith('name') ? token.name.toLowerCase() : token.created_at));
  expect(values).toEqual(sort.startsWith('-') ? values.toSorted().toReversed() : values.toSorted());
});

test('a cursor of another filter, another sort or nobody is refused', async () => {
  const { next_cursor: cursor } = await page({ limit: 2, kind: 'workspace' });
  const forged = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  const hash = (JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString()) as string[])[2];
  expect(await outcomeOf(page({ kind: 'workspace', cursor }))).toBe('done');
  for (const wrong of [
    { kind: 'personal', cursor },
    { cursor },
    { kind: 'workspace', sort: 'name', cursor },
    { kind: 'workspace', cursor: 'x' },
    { kind: 'workspace', cursor: forged(null) },
    { kind: 'workspace', cursor: forged(['not a date', '01900000-0000-7000-8000-000000000001', hash]) },
    { kind: 'workspace', cursor: forged(['2026-01-01T00:00:00.000Z', 'not an id', hash]) },
    ...['+275760-09-12T00:00:00.000Z', '0000-01-01T00:00:00.000Z'].map((instant) => ({
      kind: 'workspace',
      cursor: forged([instant, '01900000-0000-7000-8000-000000000001', hash]),
    })),
  ]) {
    expect([wrong, await outcomeOf(page(wrong))]).toEqual([wrong, 'invalid_cursor']);
  }
});

test('filters pick exactly what they say', async () => {
  const names = async (query: object, call?: Call) =>
    (await walk({ sort: 'name', ...query }, call)).map(({ name }) => name);
  expect(await names({ q: 'JOB 1 ' })).toEqual([
    'Job 1 1',
    'job 1 1',
    'Job 1 10',
    'job 1 10',
    'Job 1 4',
    'job 1 4',
    'Job 1 7',
    'job 1 7',
  ]);
  expect(await names({ q: '%' })).toEqual([]);
  const [first] = (await page({ limit: 1 })).data;
  expect(await names({ q: first?.id })).toEqual([first?.name]);
  expect(await walk({ owner: ada.id })).toHaveLength(12);
  expect(await walk({ owner: 'me' }, ada)).toHaveLength(12);
  expect(await walk({ kind: 'workspace' }, ada)).toHaveLength(12);
  expect(await walk({ expires_before: '2026-01-01T00:00:00Z' })).toEqual([]);
});

test('people see their own personal tokens; other people’s only those who may disable them', async () => {
  const bob = await addMember(at, []);
  expect(await walk({}, bob)).toEqual([]);
  const curious = await addMember(at, [{ resource_type: 'keyfob/token', resource_id: '*', actions: ['list'] }]);
  expect(new Set((await walk({}, curious)).map(({ kind }) => kind))).toEqual(new Set(['workspace']));
  const steward = await addMember(at, [
    { resource_type: 'keyfob/token', resource_id: '*', actions: ['list', 'disable'] },
  ]);
  expect(await walk({}, steward)).toHaveLength(24);
});

test('an owner or a search that cannot be is a bad request or finds nothing, never a failure', async () => {
  for (const query of [{ owner: 'nobody' }, { q: '\0' }, { q: '\ud800' }]) {
    const parsed = TokenListQuery.safeParse(query);
    if (parsed.success) expect(await walk(query)).toEqual([]);
  }
});

test('every filter shows exactly the tokens it describes, and how many are active', async () => {
  const [now, day] = [Date.now(), 86_400_000];
  const days = (count: number) => new Date(now + count * day);
  await plantTokens(at, [
    { type: 'standard', created_at: days(-200), last_used_at: days(-1), expires_at: days(5) },
    { type: 'read_only', created_at: days(-200), last_used_at: days(-100), expires_at: days(50) },
    { environment: 'test', created_at: days(-200), disabled_at: days(-1) },
    { created_at: days(-300), expires_at: days(-1) },
    { created_at: days(-300), revoked_at: days(-1) },
    { created_at: days(-300), grace_ends_at: days(-1) },
    { created_at: days(-300), grace_ends_at: days(1) },
    { created_at: days(-300), deleted_at: days(-1), revoked_at: days(-1) },
    { member_id: ada.id, created_at: days(-300), expires_at: days(3) },
  ]);
  const all = await walk({ status: 'all' });
  const since = days(-90).toISOString();
  const before = days(10).toISOString();
  const cases: [object, (token: Token) => boolean][] = [
    [{}, ({ status }) => status !== 'revoked'],
    ...(['active', 'disabled', 'superseded', 'expired', 'revoked'] as const).map(
      (status): [object, (token: Token) => boolean] => [{ status }, (token) => token.status === status],
    ),
    [{ status: 'all', kind: 'personal' }, ({ kind }) => kind === 'personal'],
    [{ status: 'all', type: 'read_only' }, ({ type }) => type === 'read_only'],
    [{ status: 'all', environment: 'test' }, ({ environment }) => environment === 'test'],
    [{ status: 'all', owner: ada.id }, ({ owner }) => owner?.id === ada.id],
    [{ status: 'all', unused_since: since }, (token) => (token.last_used_at ?? token.created_at) < since],
    [{ status: 'all', expires_before: before }, ({ expires_at }) => expires_at !== null && expires_at < before],
  ];
  for (const [query, wanted] of cases) {
    const expected = all.filter(wanted).map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(0);
    for (const limit of [2, 100]) expect((await walk({ ...query, limit })).map(({ id }) => id)).toEqual(expected);
  }
  const active = all.filter(({ status }) => status === 'active').length;
  expect(await page({ status: 'revoked' })).toMatchObject({ total_active: active, total_active_exact: true });
  expect(await page({}, ada)).toMatchObject({ total_active: active });
});

test('active tokens are counted up to 10 000', async () => {
  await plantTokens(
    at,
    Array.from({ length: 10_050 }, (_, place) => ({ expires_at: place % 2 ? null : '2999-01-01' })),
  );
  expect(await page({ limit: 1 })).toMatchObject({ total_active: 10_000, total_active_exact: false });
});
