import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { createToken } from './create-token.ts';
import { listTokens } from './list-tokens.ts';
import { statusOf } from './status.ts';
import { TokenRow } from './token.entity.ts';
import { TokenListQuery, TokenStatus } from './token.schema.ts';
import { whereLive, whereStatus } from './where-status.ts';

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

const now = new Date('2026-11-22T12:00:00.000Z');
const instants = [null, -3_600_000, 0, 3_600_000].map((distance) =>
  distance === null ? null : new Date(now.getTime() + distance),
);
const facts = instants.flatMap((graceEndsAt) =>
  instants.flatMap((expiresAt) =>
    instants.flatMap((disabledAt) =>
      instants.flatMap((revokedAt) =>
        instants.map((deletedAt) => ({ id: uuidv7(), graceEndsAt, expiresAt, disabledAt, revokedAt, deletedAt })),
      ),
    ),
  ),
);

test('S6 a status asked of the database is the status told of the token, for every combination of instants', async () => {
  const { token } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] }));
  await at.db.query(
    `insert into keyfob.token (id, workspace_id, kind, environment, name, name_key, name_held, handle, refreshable, access, start, last4,
       created_at, issued_by_person_at, family_id, grace_ends_at, expires_at, disabled_at, revoked_at, deleted_at)
     select x.id, t.workspace_id, t.kind, t.environment, 'x', 'x', false, 'x', false, 'full', 'x', 'x', t.created_at, t.created_at, x.id,
       x."graceEndsAt", x."expiresAt", x."disabledAt", x."revokedAt", x."deletedAt"
     from keyfob.token t, jsonb_to_recordset($2::jsonb) as x(id uuid, "graceEndsAt" timestamptz, "expiresAt" timestamptz,
       "disabledAt" timestamptz, "revokedAt" timestamptz, "deletedAt" timestamptz)
     where t.id = $1`,
    [token.id, JSON.stringify(facts)],
  );
  const found = await at.run(async ({ em }) => {
    const ids = async (where: ReturnType<typeof whereLive>) =>
      (await em.find(TokenRow, { $and: [where, { name: 'x' }] }, { fields: ['id'] })).map(({ id }) => id);
    const found: Record<string, string[]> = { live: await ids(whereLive(now)) };
    for (const one of TokenStatus.options) found[one] = await ids(whereStatus(one, now));
    return found;
  });
  const expected = Map.groupBy(facts, (one) => statusOf(one, now));
  for (const one of TokenStatus.options) {
    expect([one, found[one]?.toSorted()]).toEqual([one, (expected.get(one) ?? []).map(({ id }) => id).toSorted()]);
  }
  const live = ['active', 'disabled', 'superseded'].flatMap((one) => found[one] ?? []);
  expect(found['live']?.toSorted()).toEqual(live.toSorted());
  console.log(`S6: ${facts.length} combinations of instants, the same status in SQL and in the rule`);
});

test('a list leaves out revoked tokens unless asked, and deleted ones always', async () => {
  at.core.clock.offsetMs = now.getTime() - Date.now();
  const list = async (query: object) => {
    const found: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const more = cursor === undefined ? {} : { cursor };
      const page = await at.run((ctx) =>
        listTokens(ctx, TokenListQuery.parse({ ...query, q: 'x', limit: 100, ...more })),
      );
      found.push(...page.data.map(({ id }) => id));
      cursor = page.next_cursor;
    }
    return found.toSorted();
  };
  const shown = facts.filter(({ deletedAt }) => deletedAt === null);
  const idsOf = (picked: readonly { id: string }[]) => picked.map(({ id }) => id).toSorted();
  expect(await list({})).toEqual(idsOf(shown.filter((one) => statusOf(one, now) !== 'revoked')));
  expect(await list({ status: 'all' })).toEqual(idsOf(shown));
  expect(await list({ status: 'revoked' })).toEqual(idsOf(shown.filter((one) => statusOf(one, now) === 'revoked')));
});
