import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dose } from '../../../../infra/testing/dose.ts';
import { openMailSink } from '../../../../infra/testing/mail-sink.ts';
import type { MailSink } from '../../../../infra/testing/mail-sink.ts';
import { oracleDay } from '../../test/housekeeping-oracle.ts';
import type { OracleToken } from '../../test/housekeeping-oracle.ts';
import { differenceOf, oracleTold } from '../../test/mail-oracle.ts';
import type { OracleEvent, OraclePerson } from '../../test/mail-oracle.ts';
import { plantTokens } from '../../test/plant-tokens.ts';
import { deliver } from '../../test/post-office.ts';
import { runNow } from '../../test/run-now.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { openReceiver } from '../../test/webhook-receiver.ts';
import type { Receiver } from '../../test/webhook-receiver.ts';
import { workWebhooks } from '../../test/work-webhooks.ts';
import type { Call } from '../actor.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { createMember } from '../members/create-member.ts';
import { unsubscribe } from '../notifications/unsubscribe.ts';
import { addPerson } from '../sign-in/add-person.ts';
import { createToken } from '../tokens/create-token.ts';
import { enableToken } from '../tokens/enable-token.ts';
import { revokeToken } from '../tokens/revoke-token.ts';
import { foldUsage } from '../usage/fold-usage.ts';
import { emptyDay } from '../usage/usage.ts';
import { createWebhook } from '../webhooks/create-webhook.ts';
import { WebhookEventType } from '../webhooks/webhook.schema.ts';
import { updateWorkspace } from '../workspaces/update-workspace.ts';

const TOKENS = dose(24, 500);
const STEP_DAYS = dose(16, 1);
const DAYS = 400;
const DAY_SECONDS = 86_400;
const DAY = DAY_SECONDS * 1000;
const JOBS = [
  'expire-tokens',
  'remind-people',
  'disable-unused-tokens',
  'revoke-unused-tokens',
  'purge-tokens',
  'purge-mails',
] as const;
const TOLD = ['expiring', 'unused', 'rotation_due', 'disable_announced', 'revoke_announced'].map(
  (kind) => `token.${kind}`,
);
const OWNER = 'owner@example.com';
/** Looks after the workspace with the owner. */
const ADA = 'ada@example.com';
/** Has every third token for herself. */
const BEA = 'bea@example.com';

let at: TestCore;
let receiver: Receiver;
let sink: MailSink;
const began = Date.now();
beforeAll(async () => {
  sink = await openMailSink();
  receiver = await openReceiver();
  at = await openTestCore({ KEYFOB_SMTP_URL: sink.url, KEYFOB_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' });
  for (const [email, role] of [
    [ADA, 'administrator'],
    [BEA, 'member'],
  ] as const) {
    await at.inInstallation((ctx) =>
      addPerson(ctx, { userId: email, email, password: 'x', name: email, emailProven: true }),
    );
    await at.run((ctx) => createMember(ctx, { email, role }));
  }
  await at.run((ctx) =>
    updateWorkspace(ctx, {
      policy: {
        auto_disable_after: 120 * DAY_SECONDS,
        auto_revoke_after: 180 * DAY_SECONDS,
        max_tokens_per_member: 2 * TOKENS,
      },
    }),
  );
  await deliver(at);
  await at.run((ctx) => createWebhook(ctx, { url: receiver.url }));
});
afterAll(async () => {
  await at.close();
  await Promise.all([receiver.close(), sink.close()]);
});

const policy = { warningDays: [30, 7, 1], unusedAfter: 90, rotationAfter: 90, disableAfter: 120, revokeAfter: 180 };
const on = (day: number) => new Date(began + day * DAY);
/** A part of a day that no round of jobs falls on. */
const fraction = () => randomInt(20, 80) / 100;
const personal = new Set<string>();
const names = new Map<string, string>();
const values: string[] = [];
const people: OraclePerson[] = [OWNER, ADA, BEA].map((email) => ({
  email,
  concernedBy: (id) => personal.has(id) === (email === BEA),
  stopped: new Set(),
}));
const fresh = { idle: 0, created: 0, used: false, status: 'active' as const, dead: null };

async function plant(): Promise<OracleToken[]> {
  const { rows: members } = await at.db.query<{ id: string }>('select id from keyfob.member where email = $1', [BEA]);
  const facts = Array.from({ length: TOKENS }, (_, place) => ({
    created: -randomInt(0, 100) - fraction(),
    expires: randomInt(4) === 0 ? null : randomInt(1, 500) + fraction(),
    member: place % 3 === 0 ? members[0]?.id : null,
  }));
  const rows = await plantTokens(
    at,
    facts.map(({ created, expires, member }) => ({
      created_at: on(created),
      expires_at: expires === null ? null : on(expires),
      member_id: member,
    })),
  );
  return facts.map(({ created, expires, member }, place) => {
    const id = rows[place]?.id ?? '';
    if (member) personal.add(id);
    return { ...fresh, id, created, expires, idle: created, said: new Set(), announced: new Map() };
  });
}

/** Tokens that have a value, which no mail may say. */
async function create(tokens: OracleToken[]): Promise<OracleEvent[]> {
  const bea: Call = { ...at.owner, caller: { kind: 'person', userId: BEA, email: BEA, name: BEA } };
  const events: OracleEvent[] = [];
  for (const [by, call] of [
    [OWNER, at.owner],
    [BEA, bea],
  ] as const) {
    const kind = by === BEA ? 'personal' : 'workspace';
    const expires = randomInt(40, 90) + 0.5;
    const issued = await at.run(
      (ctx) => createToken(ctx, { kind, name: `made by ${by}`, grants: [], expires_in: `${expires * 24}h` }),
      call,
    );
    const { id } = issued.token;
    values.push(issued.value);
    names.set(id, issued.token.name);
    if (by === BEA) personal.add(id);
    tokens.push({ ...fresh, id, expires, said: new Set(), announced: new Map() });
    events.push({ line: `token.created ${id}`, by });
  }
  return events;
}

const system: Call = { caller: { kind: 'system', label: 'fold-usage' }, request: { id: null, ip: null } };

/** What people and programs do before the jobs of a day: uses, tokens let work again, tokens revoked by hand. */
async function live(tokens: readonly OracleToken[], day: number): Promise<OracleEvent[]> {
  const events: OracleEvent[] = [];
  for (const token of tokens) {
    const lives = (token.expires ?? Infinity) > day;
    if (lives && token.status === 'active' && day > token.created + 1 && randomInt(1000) < 8 * STEP_DAYS) {
      token.idle = day - fraction();
      const use = { at: on(token.idle).toISOString(), ip: '192.0.2.1', user_agent: null };
      const days = { [use.at.slice(0, 10)]: { ...emptyDay(), verdicts: { valid: 1 } } };
      const tokenUsage = { token_id: token.id, days, uses: 1, last_use: use };
      const batch = { id: `${token.id} ${day}`, tokens: [tokenUsage], unknown: [] };
      await at.core.inInstallation(system, (ctx) => foldUsage(ctx, batch));
      if (!token.used) events.push({ line: `token.first_used ${token.id}`, by: null });
      token.used = true;
    } else if (lives && token.status === 'disabled' && randomInt(1000) < 20 * STEP_DAYS) {
      await at.run((ctx) => enableToken(ctx, token.id));
      Object.assign(token, { status: 'active', idle: day });
      events.push({ line: `token.enabled ${token.id}`, by: OWNER });
    } else if (lives && token.status === 'active' && randomInt(1000) < STEP_DAYS) {
      await at.run((ctx) => revokeToken(ctx, token.id, { reason: 'by hand' }));
      Object.assign(token, { status: 'revoked', dead: day });
      events.push({ line: `token.revoked ${token.id}`, by: OWNER });
    }
  }
  return events;
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

/** What the lists of all got on a day, and what the mail server was handed, as the oracle has it. */
async function expectTold(day: number, events: readonly OracleEvent[]): Promise<{ notices: number; mails: number }> {
  const { notices, mails } = oracleTold(events, people);
  const { rows } = await at.db.query(
    `select u.email, n.kind, n.token_id as "tokenId", n.facts ->> 'days' as days, n.mail_id is not null as mailed,
       n.read_at is not null as read from keyfob.notification n join auth."user" u on u.id = n.user_id where n.told_at >= $1`,
    [on(day)],
  );
  const sorted = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).toSorted();
  expect([day, sorted(rows)]).toEqual([day, sorted(notices)]);
  const page = `http://localhost:4600/workspace/${at.workspaceId}/access-tokens/`;
  const world = { page, nameOf: (id: string) => names.get(id) ?? id };
  expect([day, differenceOf(mails, sink.all, world)]).toEqual([day, { missing: [], unexpected: [] }]);
  const everything = sink.all.map(({ raw, text, html }) => `${raw}${text}${html}`).join('\n');
  for (const value of values) expect(everything.includes(value)).toBe(false);
  return { notices: notices.length, mails: mails.length };
}

/** Ada has had enough of reminders, and clicks what a mail offers. */
async function stopReminders(): Promise<void> {
  const link = sink.all.flatMap((mail) =>
    mail.recipient === ADA ? [sink.header(mail, 'list-unsubscribe') ?? ''] : [],
  );
  const code = link.map((url) => /\/unsubscribe\/(reminders-.+)>$/.exec(url)?.[1]).find(Boolean);
  if (code === undefined) return;
  await at.core.inInstallation(system, (ctx) => unsubscribe(ctx, code, false));
  people.find(({ email }) => email === ADA)?.stopped.add('reminders');
}

test(`${DAYS} days of a workspace: reminders, states, audit, webhooks, lists and mails equal an oracle, event by event`, async () => {
  const tokens = await plant();
  const byAudit: string[] = [];
  const byWebhook: string[] = [];
  const sums = { events: 0, notices: 0, mails: 0 };
  for (let day = 0; day <= DAYS; day += STEP_DAYS) {
    at.core.clock.offsetMs = on(day).getTime() - began;
    const events = day === 0 ? await create(tokens) : [];
    events.push(...(await live(tokens, day)));
    events.push(...oracleDay(tokens, day, policy).map((line) => ({ line, by: null })));
    const expected = events.map(({ line }) => line);
    for (const job of JOBS) await runNow(at, job);
    expect([day, (await happened()).toSorted()]).toEqual([day, expected.toSorted()]);
    for (let sent = 1; sent > 0;) sent = await workWebhooks(at);
    await deliver(at);
    const { notices, mails } = await expectTold(day, events);
    if (day > DAYS / 3) await stopReminders();
    sink.all = [];
    byAudit.push(...expected.filter((line) => !TOLD.includes(line.split(' ')[0] ?? '')));
    const gone = new Set(tokens.filter(({ status }) => status === 'purged').map(({ id }) => id));
    byWebhook.push(
      ...expected.filter((line) => {
        const [type, id = ''] = line.split(' ');
        return WebhookEventType.safeParse(type).success && !gone.has(id);
      }),
    );
    sums.events += expected.length;
    sums.notices += notices;
    sums.mails += mails;
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
    `S22: ${DAYS} days of ${tokens.length} tokens: ${sums.events} events, ${byAudit.length} in the audit log and ${byWebhook.length} by webhook, ${sums.notices} told in lists and in ${sums.mails} mails, equal an oracle`,
  );
});
