import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dose } from '../../test/dose.ts';
import { oracleDay } from '../../test/housekeeping-oracle.ts';
import type { OracleToken } from '../../test/housekeeping-oracle.ts';
import { plantTokens } from '../../test/plant-tokens.ts';
import { runNow } from '../../test/run-now.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { openReceiver } from '../../test/webhook-receiver.ts';
import type { Receiver } from '../../test/webhook-receiver.ts';
import { workWebhooks } from '../../test/work-webhooks.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { enableToken } from '../tokens/enable-token.ts';
import { revokeToken } from '../tokens/revoke-token.ts';
import { foldUsage } from '../usage/fold-usage.ts';
import { emptyDay } from '../usage/usage.ts';
import { createWebhook } from '../webhooks/create-webhook.ts';
import { WebhookEventType } from '../webhooks/webhook.schema.ts';
import { updateWorkspace } from '../workspaces/update-workspace.ts';

const TOKENS = dose(30, 500);
const STEP_DAYS = dose(10, 1);
const DAYS = 400;
const DAY_SECONDS = 86_400;
const DAY = DAY_SECONDS * 1000;
const JOBS = [
  'expire-tokens',
  'remind-people',
  'disable-unused-tokens',
  'revoke-unused-tokens',
  'purge-tokens',
] as const;
const TOLD = ['expiring', 'unused', 'rotation_due', 'disable_announced', 'revoke_announced'].map(
  (kind) => `token.${kind}`,
);

let at: TestCore;
let receiver: Receiver;
const began = Date.now();
beforeAll(async () => {
  at = await openTestCore({ KEYFOB_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' });
  receiver = await openReceiver();
  await at.run((ctx) => createWebhook(ctx, { url: receiver.url }));
  await at.run((ctx) =>
    updateWorkspace(ctx, { policy: { auto_disable_after: 120 * DAY_SECONDS, auto_revoke_after: 180 * DAY_SECONDS } }),
  );
});
afterAll(async () => {
  await receiver.close();
  await at.close();
});

const policy = { warningDays: [30, 7, 1], unusedAfter: 90, rotationAfter: 90, disableAfter: 120, revokeAfter: 180 };
const on = (day: number) => new Date(began + day * DAY);
/** A part of a day that no round of jobs falls on. */
const fraction = () => randomInt(20, 80) / 100;

async function plant(): Promise<OracleToken[]> {
  const facts = Array.from({ length: TOKENS }, () => ({
    created: -randomInt(0, 100) - fraction(),
    expires: randomInt(4) === 0 ? null : randomInt(1, 500) + fraction(),
  }));
  const rows = await plantTokens(
    at,
    facts.map(({ created, expires }) => ({
      created_at: on(created),
      expires_at: expires === null ? null : on(expires),
    })),
  );
  return facts.map(({ created, expires }, place) => ({
    id: rows[place]?.id ?? '',
    created,
    expires,
    idle: created,
    used: false,
    status: 'active',
    dead: null,
    said: new Set(),
    announced: new Map(),
  }));
}

/** What people and programs do before the jobs of a day: uses, tokens let work again, tokens revoked by hand. */
async function live(tokens: readonly OracleToken[], day: number): Promise<string[]> {
  const lines: string[] = [];
  for (const token of tokens) {
    const lives = (token.expires ?? Infinity) > day;
    if (lives && token.status === 'active' && randomInt(1000) < 8 * STEP_DAYS) {
      token.idle = day - fraction();
      const use = { at: on(token.idle).toISOString(), ip: '192.0.2.1', user_agent: null };
      const days = { [use.at.slice(0, 10)]: { ...emptyDay(), verdicts: { valid: 1 } } };
      const tokenUsage = { token_id: token.id, days, uses: 1, last_use: use };
      const batch = { id: `${token.id} ${day}`, tokens: [tokenUsage], unknown: [] };
      await at.core.inInstallation(at.owner, (ctx) => foldUsage(ctx, batch));
      if (!token.used) lines.push(`token.first_used ${token.id}`);
      token.used = true;
    } else if (lives && token.status === 'disabled' && randomInt(1000) < 20 * STEP_DAYS) {
      await at.run((ctx) => enableToken(ctx, token.id));
      Object.assign(token, { status: 'active', idle: day });
      lines.push(`token.enabled ${token.id}`);
    } else if (lives && token.status === 'active' && randomInt(1000) < STEP_DAYS) {
      await at.run((ctx) => revokeToken(ctx, token.id, { reason: 'by hand' }));
      Object.assign(token, { status: 'revoked', dead: day });
      lines.push(`token.revoked ${token.id}`);
    }
  }
  return lines;
}

/** What the outbox holds before the relay takes it, in its order. */
async function happened(): Promise<string[]> {
  const { rows } = await at.db.query<{ topic: string; id: string; days: string | null }>(
    `select o.topic, coalesce(o.payload ->> 'token_id', e.subject ->> 'id') as id, o.payload ->> 'days' as days
     from keyfob.outbox o left join keyfob.audit_event e on e.id = (o.payload ->> 'event_id')::uuid
     where o.topic like 'token.%' order by o.seq`,
  );
  return rows.map(({ topic, id, days }) => `${topic} ${id}${days === null ? '' : ` ${days}`}`);
}

test(`${DAYS} days of a workspace: reminders, states, audit and webhooks equal an oracle, event by event`, async () => {
  const tokens = await plant();
  const byAudit: string[] = [];
  const byWebhook: string[] = [];
  let count = 0;
  for (let day = 0; day <= DAYS; day += STEP_DAYS) {
    at.core.clock.offsetMs = on(day).getTime() - began;
    const expected = await live(tokens, day);
    expected.push(...oracleDay(tokens, day, policy));
    for (const job of JOBS) await runNow(at, job);
    expect([day, (await happened()).toSorted()]).toEqual([day, expected.toSorted()]);
    await workWebhooks(at);
    byAudit.push(...expected.filter((line) => !TOLD.includes(line.split(' ')[0] ?? '')));
    const gone = new Set(tokens.filter(({ status }) => status === 'purged').map(({ id }) => id));
    byWebhook.push(
      ...expected.filter((line) => {
        const [type, id = ''] = line.split(' ');
        return WebhookEventType.safeParse(type).success && !gone.has(id);
      }),
    );
    count += expected.length;
  }
  const { rows: events } = await at.db.query<{ action: string; id: string }>(
    `select action, subject ->> 'id' as id from keyfob.audit_event where action like 'token.%'`,
  );
  expect(events.map(({ action, id }) => `${action} ${id}`).toSorted()).toEqual(byAudit.toSorted());
  // Signed at the shifted time, which the library refuses; signatures are verified in webhooks.test.ts.
  const heard = receiver.received.map(({ body }) => {
    const { type, data } = JSON.parse(body) as { type: string; data: { token: { id: string }; days?: number } };
    const { token, days } = data;
    return `${type} ${token.id}${days === undefined ? '' : ` ${days}`}`;
  });
  expect(heard.toSorted()).toEqual(byWebhook.toSorted());
  const { rows: left } = await at.db.query<{ id: string }>('select id from keyfob.token');
  expect(left.map(({ id }) => id).toSorted()).toEqual(
    tokens
      .filter(({ status }) => status !== 'purged')
      .map(({ id }) => id)
      .toSorted(),
  );
  expect(await at.run((ctx) => verifyAudit(ctx, {}))).toMatchObject({ valid: true });
  console.log(
    `S22: ${DAYS} days of ${TOKENS} tokens: ${count} events, ${byAudit.length} in the audit log and ${byWebhook.length} by webhook, equal an oracle`,
  );
});
