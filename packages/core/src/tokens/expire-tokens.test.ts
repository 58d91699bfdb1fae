import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dose } from '../../../../infra/testing/dose.ts';
import { around, generateTokens } from '../../test/generate-tokens.ts';
import { runNow } from '../../test/run-now.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { pauseHousekeeping, resumeHousekeeping } from '../housekeeping/pause-housekeeping.ts';
import { createToken } from './create-token.ts';
import { rotateToken } from './rotate-token.ts';
import { statusOf } from './status.ts';

const TOKENS = dose(3000, 100_000);

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
beforeEach(() => {
  at.core.clock.offsetMs = 0;
});
afterAll(() => at.close());

const sweep = () => runNow(at, 'expire-tokens');

interface Facts {
  id: string;
  expires_at: Date | null;
  grace_ends_at: Date | null;
  revoked_at: Date | null;
  deleted_at: Date | null;
  disabled_at: Date | null;
  expired_at: Date | null;
  name_held: boolean;
}
const factsOf = async () => {
  const { rows } = await at.db.query<Facts>(
    `select id, expires_at, grace_ends_at, revoked_at, deleted_at, disabled_at, expired_at, name_held from keyfob.token order by id`,
  );
  return rows;
};
const eventsOf = async () => {
  const { rows } = await at.db.query<{ action: string; id: string }>(
    `select action, subject ->> 'id' as id from keyfob.audit_event where action in ('token.expired', 'token.revoked')`,
  );
  return rows.map(({ action, id }) => `${action} ${id}`).toSorted();
};

test('S22 S5 the sweep marks exactly what the clock refuses, tells each end once, and no token that never ends', async () => {
  await generateTokens(at, TOKENS, {
    expires_at: around(60, 0.2),
    grace_ends_at: around(60, 0.7),
    revoked_at: around(60, 0.9),
    deleted_at: around(60, 0.95),
    disabled_at: around(60, 0.8),
  });
  const before = await factsOf();
  const now = new Date();
  const status = (one: Facts) =>
    statusOf(
      {
        revokedAt: one.revoked_at,
        deletedAt: one.deleted_at,
        graceEndsAt: one.grace_ends_at,
        disabledAt: one.disabled_at,
        expiresAt: one.expires_at,
      },
      now,
    );
  const isMarked = (one: Facts) => one.revoked_at !== null || one.deleted_at !== null;
  const expired = before.filter((one) => status(one) === 'expired');
  const over = before.filter((one) => status(one) === 'revoked' && !isMarked(one));
  // Two workers at once, then once more: nothing is told twice.
  const runs = await Promise.all([sweep(), sweep()]);
  const again = await sweep();
  expect(again).toEqual({ expired: 0, grace_ended: 0 });
  const sum = (kind: string) => runs.reduce((total, did) => total + (did[kind] ?? 0), 0);
  expect([sum('expired'), sum('grace_ended')]).toEqual([expired.length, over.length]);
  expect(await eventsOf()).toEqual(
    [...expired.map(({ id }) => `token.expired ${id}`), ...over.map(({ id }) => `token.revoked ${id}`)].toSorted(),
  );
  const after = new Map((await factsOf()).map((one) => [one.id, one]));
  const marked = new Set([...expired, ...over].map(({ id }) => id));
  const wrong = before.filter((one) => {
    const later = after.get(one.id);
    if (!later) return true;
    if (!marked.has(one.id)) return JSON.stringify(later) !== JSON.stringify(one);
    return later.name_held || status(later) !== status(one);
  });
  expect(wrong).toEqual([]);
  const endless = before.filter((one) => one.expires_at === null && one.grace_ends_at === null);
  expect(endless.filter(({ id }) => marked.has(id))).toEqual([]);
  expect(await at.run((ctx) => verifyAudit(ctx, {}))).toMatchObject({ valid: true });
  console.log(
    `S22: ${before.length} tokens, ${expired.length} expired and ${over.length} past their grace marked once by two sweeps, ${endless.length} without an end untouched`,
  );
});

test('S5 a worker that never ran changes no answer; one that ran changes none either', async () => {
  const issue = () => at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [], expires_in: '1h' }));
  const [ending, rotated] = [await issue(), await issue()];
  await at.run((ctx) => rotateToken(ctx, rotated.token.id, { grace_seconds: 60 }));
  at.core.clock.offsetMs = 2 * 3_600_000;
  const codes = async () =>
    Promise.all(
      [ending, rotated].map(
        async ({ value }) => (await at.core.verify(value, { token: value }, at.owner.request)).code,
      ),
    );
  expect(await codes()).toEqual(['expired', 'revoked']);
  await sweep();
  expect(await codes()).toEqual(['expired', 'revoked']);
});

test('service tokens end in the installation’s own log; a workspace that paused the job is left alone until it resumes it', async () => {
  const own: Call = at.owner;
  const short = () =>
    at.core.inInstallation(own, (ctx) => createToken(ctx, { kind: 'service', grants: [], expires_in: '1h' }));
  const { token: service } = await short();
  const { token } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [], expires_in: '1h' }));
  at.core.clock.offsetMs = 4 * 3_600_000;
  await at.run((ctx) => pauseHousekeeping(ctx, 'expire-tokens'));
  await sweep();
  const told = async (id: string) => (await eventsOf()).includes(`token.expired ${id}`);
  expect([await told(service.id), await told(token.id)]).toEqual([true, false]);
  const { rows } = await at.db.query(`select from keyfob.audit_event where subject ->> 'id' = $1 and chain_id = $2`, [
    service.id,
    '00000000-0000-0000-0000-000000000000',
  ]);
  expect(rows.length).toBeGreaterThan(0);
  await at.run((ctx) => resumeHousekeeping(ctx, 'expire-tokens'));
  await sweep();
  expect(await told(token.id)).toBe(true);
});
