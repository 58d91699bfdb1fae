import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dose } from '../../../../infra/testing/dose.ts';
import { around, generateTokens } from '../../test/generate-tokens.ts';
import { plantTokens } from '../../test/plant-tokens.ts';
import { runNow } from '../../test/run-now.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { approveHousekeeping } from '../housekeeping/pause-housekeeping.ts';
import { runHousekeeping } from '../housekeeping/run-housekeeping.ts';

const TOKENS = dose(1500, 100_000);
const DAY = 86_400_000;

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
beforeEach(() => {
  at.core.clock.offsetMs = 0;
});
afterAll(() => at.close());

interface Facts {
  id: string;
  revoked_at: Date | null;
  deleted_at: Date | null;
  grace_ends_at: Date | null;
  expires_at: Date | null;
}
const read = async () => (await at.db.query<Facts>('select * from keyfob.token order by id')).rows;
const purgedEvents = async () =>
  (
    await at.db.query<{ id: string }>(
      `select subject ->> 'id' as id from keyfob.audit_event where action = 'token.purged' order by 1`,
    )
  ).rows.map(({ id }) => id);
const ago = (days: number) => new Date(Date.now() - days * DAY);

test('S22 exactly the tokens dead for 90 days go; a flood of them waits for an approval; one without an end stays for ever', async () => {
  await generateTokens(at, TOKENS, {
    expires_at: around(150, 0.4),
    grace_ends_at: around(150, 0.8),
    revoked_at: around(150, 0.8, 'past'),
    deleted_at: around(150, 0.9, 'past'),
  });
  const before = await read();
  const isLongDead = ({ revoked_at, deleted_at, grace_ends_at, expires_at }: Facts) =>
    [revoked_at, deleted_at, grace_ends_at, expires_at].some((end) => end && Date.now() - end.getTime() >= 90 * DAY);
  const dead = before.filter(isLongDead).map(({ id }) => id);
  expect((await at.run((ctx) => runHousekeeping(ctx, 'purge-tokens', true))).would).toEqual({ purged: dead.length });
  await runNow(at, 'purge-tokens');
  expect((await read()).length).toBe(before.length);
  const alarm = `select payload from keyfob.outbox where topic = 'housekeeping.halted'`;
  expect((await at.db.query(alarm)).rows).toMatchObject([
    { payload: { job: 'purge-tokens', would: String(dead.length) } },
  ]);
  await at.run((ctx) => approveHousekeeping(ctx, 'purge-tokens'));
  const runs = await Promise.all([runNow(at, 'purge-tokens'), runNow(at, 'purge-tokens')]);
  expect(runs.reduce((sum, did) => sum + (did['purged'] ?? 0), 0)).toBe(dead.length);
  expect((await read()).map(({ id }) => id)).toEqual(before.filter((token) => !isLongDead(token)).map(({ id }) => id));
  expect(await purgedEvents()).toEqual(dead.toSorted());
  console.log(
    `S22: ${before.length} tokens, ${dead.length} long dead: halted, approved, each deleted once as an oracle says`,
  );
});

test('a family goes together: children before parents, and a living successor outlives what it came from', async () => {
  const [old, parent] = await plantTokens(at, [
    { revoked_at: ago(100) },
    { revoked_at: ago(100), revoke_reason: 'revoked' },
  ]);
  const [living, child] = await plantTokens(at, [
    { predecessor_id: old?.id },
    { parent_id: parent?.id, revoked_at: ago(100) },
  ]);
  await at.db.query('update keyfob.token set successor_id = $2 where id = $1', [old?.id, living?.id]);
  await runNow(at, 'purge-tokens');
  const left = (await read()).map(({ id }) => id);
  expect([old, parent, child, living].map((token) => left.includes(token?.id ?? ''))).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

test('usage is kept for 400 days, addresses and user agents for 90; how many addresses there were stays', async () => {
  const used = { last_used_ip: '192.0.2.7', last_used_user_agent: 'curl' };
  const [token, recent] = await plantTokens(at, [
    { created_at: ago(500), last_used_at: ago(100), ...used },
    { created_at: ago(500), last_used_at: ago(89), ...used },
  ]);
  await at.db.query(
    `insert into keyfob.usage_day (token_id, day, workspace_id, verdicts, ips, refusals, used)
     select $1, (now() at time zone 'UTC')::date - n, $2, '{"valid": 2}', '["192.0.2.7", "192.0.2.8"]',
       '[{"at": "a", "code": "expired", "ip": "192.0.2.7", "missing": []}]', '{}' from generate_series(0, 499) n`,
    [token?.id, at.workspaceId],
  );
  await at.db.query(`insert into keyfob.usage_batch values ('old', now() - interval '31 days'), ('new', now())`);
  const would = async (job: 'purge-usage' | 'purge-addresses') =>
    (await at.run((ctx) => runHousekeeping(ctx, job, true))).would;
  expect([await would('purge-usage'), await would('purge-addresses')]).toEqual([
    { days: 99 },
    { tokens: 1, days: 499 - 90 },
  ]);
  await runNow(at, 'purge-addresses');
  await runNow(at, 'purge-usage');
  await runNow(at, 'purge-addresses');
  const { rows } = await at.db.query<{ ago: number; ips: string[]; refusals: { ip: string | null; code: string }[] }>(
    `select (now() at time zone 'UTC')::date - day as ago, ips, refusals from keyfob.usage_day order by day desc`,
  );
  expect(rows.map((row) => row.ago)).toEqual(Array.from({ length: 401 }, (_, n) => n));
  for (const { ago: days, ips, refusals } of rows)
    expect([days, ips, refusals[0]?.ip, refusals[0]?.code]).toEqual(
      days > 90 ? [days, ['', ''], null, 'expired'] : [days, ['192.0.2.7', '192.0.2.8'], '192.0.2.7', 'expired'],
    );
  const kept = await at.db.query<{ last_used_ip: string | null; last_used_user_agent: string | null }>(
    `select last_used_ip, last_used_user_agent from keyfob.token where id = any ($1) order by last_used_at`,
    [[token?.id, recent?.id]],
  );
  expect(kept.rows).toEqual([{ last_used_ip: null, last_used_user_agent: null }, used]);
  expect((await at.db.query('select id from keyfob.usage_batch')).rows).toEqual([{ id: 'new' }]);
});
