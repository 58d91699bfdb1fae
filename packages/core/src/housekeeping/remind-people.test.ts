import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dose } from '../../../../infra/testing/dose.ts';
import { around, generateTokens } from '../../test/generate-tokens.ts';
import { runNow } from '../../test/run-now.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { createToken } from '../tokens/create-token.ts';
import { extendToken } from '../tokens/extend-token.ts';
import { updateWorkspace } from '../workspaces/update-workspace.ts';
import { runHousekeeping } from './run-housekeeping.ts';

const TOKENS = dose(3000, 100_000);
const DAY = 86_400_000;

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
beforeEach(async () => {
  at.core.clock.offsetMs = 0;
  await at.db.query('delete from keyfob.outbox');
});
afterAll(() => at.close());

interface Facts {
  id: string;
  workspace_id: string | null;
  created_at: Date;
  expires_at: Date | null;
  grace_ends_at: Date | null;
  revoked_at: Date | null;
  deleted_at: Date | null;
  disabled_at: Date | null;
  enabled_at: Date | null;
  last_used_at: Date | null;
}
interface Told {
  topic: string;
  payload: { token_id: string; run_id: string; days: string };
}
const toldSince = async () =>
  (
    await at.db.query<Told>(
      `select topic, payload from keyfob.outbox where topic ~ '^token\\.(expiring|unused|rotation_due)$'`,
    )
  ).rows;
const lines = (told: readonly Told[]) =>
  told.map(({ topic, payload }) => `${topic} ${payload.token_id} ${payload.days}`).toSorted();

/** The rules as product.md says them, without a line of SQL. */
function oracle(token: Facts, now: number): string[] {
  if (token.revoked_at ?? token.deleted_at ?? token.grace_ends_at ?? token.disabled_at) return [];
  const [created, end] = [token.created_at.getTime(), token.expires_at?.getTime() ?? Infinity];
  if (end <= now) return [];
  const told: string[] = [];
  const mark = [1, 7, 30].find((days) => end - now <= days * DAY);
  if (mark !== undefined && end - created > mark * DAY)
    told.push(`token.expiring ${token.id} ${Math.ceil((end - now) / DAY)}`);
  const idle = Math.max(created, token.last_used_at?.getTime() ?? 0, token.enabled_at?.getTime() ?? 0);
  if (now - idle >= 90 * DAY) told.push(`token.unused ${token.id} ${Math.floor((now - idle) / DAY)}`);
  if (now - created >= 90 * DAY) told.push(`token.rotation_due ${token.id} ${Math.floor((now - created) / DAY)}`);
  return told;
}

test('S22 people are told of exactly the tokens that the rules name, once, and of none that never ends', async () => {
  await generateTokens(at, TOKENS, {
    created_at: around(400, 0, 'past'),
    expires_at: around(60, 0.2),
    grace_ends_at: around(3, 0.9),
    revoked_at: around(30, 0.9, 'past'),
    deleted_at: around(30, 0.95, 'past'),
    disabled_at: around(30, 0.8, 'past'),
    enabled_at: around(200, 0.9, 'past'),
    last_used_at: around(300, 0.4, 'past'),
  });
  const { rows } = await at.db.query<Facts>('select * from keyfob.token');
  const due = rows.flatMap((token) => oracle(token, Date.now())).toSorted();
  const dry = await at.run((ctx) => runHousekeeping(ctx, 'remind-people', true));
  const runs = await Promise.all([runNow(at, 'remind-people'), runNow(at, 'remind-people')]);
  expect(await runNow(at, 'remind-people')).toEqual({ expiring: 0, unused: 0, rotation_due: 0 });
  const told = await toldSince();
  expect(lines(told)).toEqual(due);
  for (const kind of ['expiring', 'unused', 'rotation_due']) {
    const sum = runs.reduce((total, did) => total + (did[kind] ?? 0), 0);
    expect([kind, sum, dry.would?.[kind]]).toEqual([
      kind,
      due.filter((line) => line.startsWith(`token.${kind} `)).length,
      sum,
    ]);
  }
  const endless = new Set(rows.filter((token) => token.expires_at === null).map(({ id }) => id));
  expect(told.filter(({ topic, payload }) => topic === 'token.expiring' && endless.has(payload.token_id))).toEqual([]);
  // Whatever one run says, whoever wrote it, carries one id.
  expect(new Set(told.map(({ payload }) => payload.run_id)).size).toBeLessThanOrEqual(2);
  console.log(
    `S22: ${rows.length} tokens, ${due.length} reminders by two workers at once equal an oracle, ${endless.size} without an end not warned of`,
  );
});

test('a token is warned of at each day-mark, and again once it was given more time', async () => {
  const { token } = await at.run((ctx) =>
    createToken(ctx, { kind: 'workspace', type: 'standard', grants: [], expires_in: '40d' }),
  );
  const warned = async (day: number) => {
    at.core.clock.offsetMs = day * DAY;
    await at.db.query('delete from keyfob.outbox');
    await runNow(at, 'remind-people');
    return lines(await toldSince()).flatMap((line) => {
      const [topic, id, days] = line.split(' ');
      return topic === 'token.expiring' && id === token.id ? [Number(days)] : [];
    });
  };
  expect([await warned(9), await warned(10), await warned(11)]).toEqual([[], [30], []]);
  expect([await warned(34), await warned(39), await warned(39.5)]).toEqual([[6], [1], []]);
  await at.run((ctx) => extendToken(ctx, token.id, { expires_in: '20d' }));
  // Within 30 days of its end, but issued before that: the nearest mark counts, once.
  expect([await warned(39.6), await warned(40), await warned(53)]).toEqual([[20], [], [7]]);
});

test('a token made for a day is not warned of; one unused is told again every 30 days until it is used', async () => {
  await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [], expires_in: '24h' }));
  const { token } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [], expires_in: '1y' }));
  const told = async (day: number) => {
    at.core.clock.offsetMs = day * DAY;
    await at.db.query('delete from keyfob.outbox');
    await runNow(at, 'remind-people');
    return lines(await toldSince())
      .filter((line) => line.includes(token.id))
      .map((line) => line.replace(` ${token.id}`, ''));
  };
  at.core.clock.offsetMs = 3_600_000;
  await runNow(at, 'remind-people');
  expect(lines(await toldSince())).toEqual([]);
  expect([await told(89), await told(90), await told(119), await told(120.5), await told(130)]).toEqual([
    [],
    ['token.rotation_due 90', 'token.unused 90'],
    [],
    ['token.unused 120'],
    [],
  ]);
  await at.db.query(`update keyfob.token set last_used_at = now() + interval '131 days' where id = $1`, [token.id]);
  expect([await told(151), await told(220), await told(222)]).toEqual([[], [], ['token.unused 91']]);
  await at.run((ctx) => updateWorkspace(ctx, { policy: { unused_after: null, warning_days: [] } }));
  expect([await told(290), await told(340)]).toEqual([[], []]);
});

test('service tokens are warned of in the installation’s name', async () => {
  const { token } = await at.inInstallation((ctx) =>
    createToken(ctx, { kind: 'service', grants: [], expires_in: '40d' }),
  );
  at.core.clock.offsetMs = 11 * DAY;
  await runNow(at, 'remind-people');
  const { rows } = await at.db.query<{ workspace_id: string | null }>(
    `select workspace_id from keyfob.outbox where topic = 'token.expiring' and payload ->> 'token_id' = $1`,
    [token.id],
  );
  expect(rows).toEqual([{ workspace_id: null }]);
});
