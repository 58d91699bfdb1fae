import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dose } from '../../../../infra/testing/dose.ts';
import { around, generateTokens } from '../../test/generate-tokens.ts';
import { outcomeOf } from '../../test/outcome.ts';
import { plantTokens } from '../../test/plant-tokens.ts';
import { runNow } from '../../test/run-now.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { listHousekeeping } from '../housekeeping/list-housekeeping.ts';
import { approveHousekeeping } from '../housekeeping/pause-housekeeping.ts';
import { runHousekeeping } from '../housekeeping/run-housekeeping.ts';
import { runJob } from '../housekeeping/run-job.ts';
import { schedule } from '../housekeeping/schedule.ts';
import { updateWorkspace } from '../workspaces/update-workspace.ts';
import { enableToken } from './enable-token.ts';

const TOKENS = dose(2000, 100_000);
const DAY_S = 86_400;
const DAY = DAY_S * 1000;

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
  await at.run((ctx) =>
    updateWorkspace(ctx, { policy: { auto_disable_after: 100 * DAY_S, auto_revoke_after: 200 * DAY_S } }),
  );
});
beforeEach(async () => {
  at.core.clock.offsetMs = 0;
  await at.db.query('delete from keyfob.outbox');
});
afterAll(() => at.close());

interface Facts {
  id: string;
  created_at: Date;
  expires_at: Date | null;
  grace_ends_at: Date | null;
  revoked_at: Date | null;
  disabled_at: Date | null;
  last_used_at: Date | null;
}
const isIdle = (token: Facts, days: number, now: number) =>
  now - Math.max(token.created_at.getTime(), token.last_used_at?.getTime() ?? 0) >= days * DAY;
const isActive = (token: Facts, now: number) =>
  !token.revoked_at && !token.grace_ends_at && !token.disabled_at && (token.expires_at?.getTime() ?? Infinity) > now;
const read = async () => (await at.db.query<Facts>('select * from keyfob.token')).rows;
const ids = (tokens: readonly { id: string }[]) => tokens.map(({ id }) => id).toSorted();
const announced = async (topic: string) => {
  const { rows } = await at.db.query<{ payload: { token_id: string; days: string } }>(
    'select payload from keyfob.outbox where topic = $1',
    [topic],
  );
  return rows.map(({ payload }) => ({ id: payload.token_id, days: Number(payload.days) }));
};
const eventsOf = async (action: string) =>
  (
    await at.db.query<{ id: string; after: object }>(
      `select subject ->> 'id' as id, after from keyfob.audit_event where action = $1`,
      [action],
    )
  ).rows;
const alarms = async () =>
  (
    await at.db.query<{ payload: object }>(`select payload from keyfob.outbox where topic = 'housekeeping.halted'`)
  ).rows.map(({ payload }) => payload);
const stateOf = async (job: string) =>
  (await at.run((ctx) => listHousekeeping(ctx))).data.find((one) => one.job === job);

test('S22 a flood of tokens to disable is announced, halts, alarms once and waits; approved, exactly those go that an oracle names', async () => {
  await generateTokens(at, TOKENS, {
    created_at: around(190, 0, 'past'),
    expires_at: around(300, 0.3),
    grace_ends_at: around(3, 0.95),
    revoked_at: around(30, 0.95, 'past'),
    disabled_at: around(30, 0.9, 'past'),
    last_used_at: around(150, 0.5, 'past'),
  });
  const before = await read();
  await runNow(at, 'disable-unused-tokens');
  // A week ahead, and those that are overdue get a week from now.
  const told = await announced('token.disable_announced');
  expect(ids(told)).toEqual(
    ids(before.filter((token) => isActive(token, Date.now()) && isIdle(token, 93, Date.now()))),
  );
  expect(Math.max(...told.map(({ days }) => days))).toBe(7);
  expect(await eventsOf('token.disabled')).toEqual([]);

  // Half a week later a few of them are used.
  const used = told.filter((_, place) => place % 10 === 0).map(({ id }) => id);
  await at.db.query(`update keyfob.token set last_used_at = now() + interval '3 days' where id = any ($1)`, [used]);
  at.core.clock.offsetMs = 8 * DAY;
  const later = await read();
  const due = later.filter(
    (token) =>
      told.some(({ id }) => id === token.id) &&
      isActive(token, Date.now() + 8 * DAY) &&
      isIdle(token, 100, Date.now() + 8 * DAY),
  );
  const dry = await at.run((ctx) => runHousekeeping(ctx, 'disable-unused-tokens', true));
  expect(dry.would?.['disabled']).toBe(due.length);
  for (let run = 0; run < 2; run += 1) await runNow(at, 'disable-unused-tokens');
  expect(await eventsOf('token.disabled')).toEqual([]);
  expect(await alarms()).toEqual([{ job: 'disable-unused-tokens', would: String(due.length) }]);
  expect((await stateOf('disable-unused-tokens'))?.halted?.would).toEqual({ disabled: due.length });

  await at.run((ctx) => approveHousekeeping(ctx, 'disable-unused-tokens'));
  const runs = await Promise.all([runNow(at, 'disable-unused-tokens'), runNow(at, 'disable-unused-tokens')]);
  expect(runs.reduce((sum, did) => sum + (did['disabled'] ?? 0), 0)).toBe(due.length);
  const events = await eventsOf('token.disabled');
  expect(ids(events)).toEqual(ids(due));
  expect(new Set(events.map(({ after }) => JSON.stringify(after)))).toEqual(new Set(['{"reason":"unused"}']));
  const changed = new Set(ids(due));
  const after = new Map((await read()).map((token) => [token.id, token]));
  expect(
    later.filter((token) => {
      const now = after.get(token.id);
      return Boolean(now?.disabled_at) !== (Boolean(token.disabled_at) || changed.has(token.id));
    }),
  ).toEqual([]);
  expect(await at.run((ctx) => verifyAudit(ctx, {}))).toMatchObject({ valid: true });

  // The approval is spent: the next flood waits again.
  await at.db.query(`update keyfob.token set disabled_at = null where id = any ($1)`, [[...changed]]);
  await runNow(at, 'disable-unused-tokens');
  expect([(await eventsOf('token.disabled')).length, (await alarms()).length]).toEqual([due.length, 2]);
  console.log(
    `S22: ${before.length} tokens, ${told.length} announced, ${due.length} to disable: halted, alarmed once, approved, each disabled once as an oracle says`,
  );
  await at.db.query(`update keyfob.token set revoked_at = now() where revoked_at is null`);
});

const plant = async (columns: Record<string, unknown>) => (await plantTokens(at, [columns]))[0]?.id ?? '';
const ago = (days: number) => new Date(Date.now() - days * DAY);
const day = async (offset: number) => {
  at.core.clock.offsetMs = offset * DAY;
  await runNow(at, 'disable-unused-tokens');
  await runNow(at, 'revoke-unused-tokens');
};
const statusOf = async (id: string) => {
  const { rows } = await at.db.query<Facts & { revoke_reason: string | null }>(
    'select * from keyfob.token where id = $1',
    [id],
  );
  return rows[0]?.revoked_at ? `revoked: ${rows[0].revoke_reason}` : rows[0]?.disabled_at ? 'disabled' : 'active';
};
const newsOf = async (id: string) => {
  const kinds = ['disable_announced', 'revoke_announced'] as const;
  const news = await Promise.all(kinds.map(async (kind) => [kind, await announced(`token.${kind}`)] as const));
  return news.flatMap(([kind, all]) => all.filter((one) => one.id === id).map(({ days }) => `${kind} ${days}`));
};

test('an unused token is announced, disabled, announced again and revoked; whoever enables it gives it its whole time anew', async () => {
  const id = await plant({ created_at: ago(92) });
  await day(0.5);
  expect(await newsOf(id)).toEqual([]);
  await day(1.5);
  await day(7.5);
  expect([await newsOf(id), await statusOf(id)]).toEqual([['disable_announced 7'], 'active']);
  await day(8.5);
  expect(await statusOf(id)).toBe('disabled');
  await at.run((ctx) => enableToken(ctx, id));
  await day(9);
  await day(100);
  expect([await newsOf(id), await statusOf(id)]).toEqual([['disable_announced 7'], 'active']);
  await day(102);
  await day(109);
  expect([(await newsOf(id)).length, await statusOf(id)]).toEqual([2, 'disabled']);
  await day(202);
  await day(207);
  expect([(await newsOf(id)).at(-1), await statusOf(id)]).toEqual(['revoke_announced 7', 'disabled']);
  await day(209);
  expect(await statusOf(id)).toBe('revoked: unused');
});

test('a use between announcement and day saves a token; so does one that is being written while the job looks', async () => {
  const [used, racing] = [await plant({ created_at: ago(99) }), await plant({ created_at: ago(99) })];
  await day(0);
  await at.db.query(`update keyfob.token set last_used_at = now() where id = $1`, [used]);
  const client = await at.db.connect();
  await client.query('begin');
  await client.query(`update keyfob.token set last_used_at = now() where id = $1`, [racing]);
  await day(8);
  await client.query('commit');
  client.release();
  await day(8.5);
  expect([await newsOf(used), await statusOf(used), await statusOf(racing)]).toEqual([
    ['disable_announced 7'],
    'active',
    'active',
  ]);
});

test('a parent whose child is used is not revoked; a policy that ends, or another period, needs another announcement', async () => {
  const parent = await plant({ created_at: ago(199), disabled_at: ago(10) });
  await plant({ created_at: ago(198), parent_id: parent, last_used_at: ago(1) });
  const plain = await plant({ created_at: ago(199), disabled_at: ago(10) });
  await day(0);
  expect([await newsOf(parent), await newsOf(plain)]).toEqual([[], ['revoke_announced 7']]);
  await at.run((ctx) => updateWorkspace(ctx, { policy: { auto_revoke_after: null } }));
  await day(8);
  expect([await statusOf(parent), await statusOf(plain)]).toEqual(['active', 'active'].map(() => 'disabled'));
  await at.run((ctx) => updateWorkspace(ctx, { policy: { auto_revoke_after: 150 * DAY_S } }));
  await day(9);
  expect([await statusOf(plain), (await newsOf(plain)).length]).toEqual(['disabled', 2]);
  await day(16.5);
  expect([await statusOf(parent), await statusOf(plain)]).toEqual(['disabled', 'revoked: unused']);
});

test('a worker that has just started ends nothing before it knows of the uses of the time without it, by hand neither', async () => {
  await at.run((ctx) => updateWorkspace(ctx, { policy: { auto_revoke_after: 200 * DAY_S } }));
  const id = await plant({ created_at: ago(99) });
  const old = await plant({ created_at: ago(199), disabled_at: ago(10) });
  await day(0);
  const alive = (since: string) =>
    at.db.query(
      `insert into keyfob.worker_heartbeat values ('00000000-0000-7000-8000-000000000001', $1::timestamptz, $2)
       on conflict (incarnation) do update set started_at = excluded.started_at`,
      [since, new Date(Date.now() + 8 * DAY).toISOString()],
    );
  const jobs = schedule.filter(({ name }) => name === 'disable-unused-tokens' || name === 'revoke-unused-tokens');
  const byHand = () =>
    Promise.all(
      jobs.map((job) => runJob(at.core, job, { workspaceId: at.workspaceId, signal: new AbortController().signal })),
    );
  await alive(new Date(Date.now() + 8 * DAY - 60_000).toISOString());
  await day(8);
  expect(await byHand()).toEqual([{}, {}]);
  expect([await statusOf(id), await statusOf(old)]).toEqual(['active', 'disabled']);
  for (const { name } of jobs) {
    expect(await outcomeOf(at.run((ctx) => runHousekeeping(ctx, name, false)))).toBe('uses_not_counted');
    expect((await at.run((ctx) => runHousekeeping(ctx, name, true))).would).toMatchObject(
      name === 'disable-unused-tokens' ? { disabled: 1 } : { revoked: 1 },
    );
  }
  await alive(new Date(Date.now() + 7 * DAY).toISOString());
  expect(await byHand()).toMatchObject([{ disabled: 1 }, { revoked: 1 }]);
  expect([await statusOf(id), await statusOf(old)]).toEqual(['disabled', 'revoked: unused']);
});
