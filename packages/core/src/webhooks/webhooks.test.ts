import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { dumpDatabase } from '../../test/dump-database.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { openMessage, openReceiver } from '../../test/webhook-receiver.ts';
import type { Receiver } from '../../test/webhook-receiver.ts';
import { claimWebhooks, workWebhooks } from '../../test/work-webhooks.ts';
import { createToken } from '../tokens/create-token.ts';
import { disableToken } from '../tokens/disable-token.ts';
import { revokeToken } from '../tokens/revoke-token.ts';
import { createWebhook } from './create-webhook.ts';
import { deleteWebhook } from './delete-webhook.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { listWebhookDeliveries } from './list-webhook-deliveries.ts';
import { listWebhooks } from './list-webhooks.ts';
import { resendWebhookDelivery } from './resend-webhook-delivery.ts';
import { rotateWebhookSecret } from './rotate-webhook-secret.ts';
import { testWebhook } from './test-webhook.ts';
import { updateWebhook } from './update-webhook.ts';
import type { CreateWebhook } from './webhook.schema.ts';

let at: TestCore;
let receiver: Receiver;
beforeAll(async () => {
  at = await openTestCore({ KEYFOB_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' });
  receiver = await openReceiver();
});
afterEach(async () => {
  for (const { id } of (await at.run(listWebhooks)).data) await at.run((ctx) => deleteWebhook(ctx, id));
  receiver.received.length = 0;
  receiver.answer((response) => response.writeHead(204).end());
  at.core.clock.offsetMs = 0;
});
afterAll(async () => {
  await receiver.close();
  await at.close();
});

const create = (more: Partial<CreateWebhook> = {}) =>
  at.run((ctx) => createWebhook(ctx, { url: receiver.url, ...more }));
const issue = () => at.run((ctx) => createToken(ctx, { kind: 'personal', role: 'viewer', description: 'of a person' }));
const deliveries = async (id: string) =>
  (await at.run((ctx) => listWebhookDeliveries(ctx, id, { limit: 100 }))).data.toReversed();
const now = async (id: string) => (await at.run(listWebhooks)).data.find((webhook) => webhook.id === id);
const happens = (topic: string, payload: Record<string, string>) =>
  at.db.query(
    `insert into keyfob.outbox (id, workspace_id, topic, payload, created_at) values ($1, $2, $3, $4, now())`,
    [randomUUID(), at.workspaceId, topic, payload],
  );

test('a webhook hears what it asked for, in the shape of the API but for what tells of a person', async () => {
  const { secret } = await create({ events: ['token.revoked', 'token.unused'] });
  const { token, value } = await issue();
  await at.run((ctx) => disableToken(ctx, token.id));
  await happens('token.unused', { token_id: token.id, run_id: randomUUID(), days: '90' });
  await at.run((ctx) => revokeToken(ctx, token.id, {}));
  await workWebhooks(at);
  const messages = receiver.received.map((message) => openMessage(secret, message));
  expect(messages.map(({ type }) => type).toSorted()).toEqual(['token.revoked', 'token.unused']);
  const unused = messages.find(({ type }) => type === 'token.unused');
  expect(unused?.data).toMatchObject({
    workspace: { id: at.workspaceId, slug: at.workspace },
    token: { id: token.id, name: token.name, kind: 'personal', role: 'viewer', start: token.start, last4: token.last4 },
    days: 90,
  });
  const personal = ['handle', 'last_used_ip', 'last_used_user_agent', 'created_by', 'allowed_cidrs'];
  expect(Object.keys(unused?.data.token ?? {}).filter((field) => personal.includes(field))).toEqual([]);
  const told = JSON.stringify(receiver.received);
  for (const kept of [value, value.slice(-20), secret, 'owner@example.com', '127.0.0.1"'])
    expect(told).not.toContain(kept);
});

test('a halted job is told too; what happened elsewhere, and what nobody asked for, is not', async () => {
  const { secret, webhook } = await create();
  await happens('housekeeping.halted', { job: 'purge', would: '{"purged":500}' });
  await happens('token.expiring', { token_id: randomUUID(), run_id: randomUUID() });
  await at.db.query(`update keyfob.outbox set workspace_id = null where topic = 'token.created'`);
  await workWebhooks(at);
  expect(receiver.received.map((message) => openMessage(secret, message).data)).toEqual([
    { workspace: { id: at.workspaceId, slug: at.workspace }, job: 'purge', would: { purged: 500 } },
  ]);
  expect(await deliveries(webhook.id)).toHaveLength(1);
});

test('a test message comes whatever the filter; sent again it has the same id and body', async () => {
  const { secret, webhook } = await create({ events: ['token.leaked'] });
  const sent = await at.run((ctx) => testWebhook(ctx, webhook.id));
  await workWebhooks(at);
  await at.run((ctx) => resendWebhookDelivery(ctx, webhook.id, sent.id));
  await workWebhooks(at);
  const [first, again] = receiver.received;
  if (!first || !again) throw new Error('it did not come twice');
  expect([again.headers['webhook-id'], again.body]).toEqual([first.headers['webhook-id'], first.body]);
  expect(openMessage(secret, again).type).toBe('webhook.test');
  expect((await deliveries(webhook.id)).map(({ status, attempts }) => [status, attempts.length])).toEqual([
    ['delivered', 2],
  ]);
});

test('during a rotation both secrets verify, afterwards only the new one; none is stored in the clear', async () => {
  const { secret: old, webhook } = await create();
  const { secret: fresh } = await at.run((ctx) => rotateWebhookSecret(ctx, webhook.id, { overlap_seconds: 3600 }));
  await at.run((ctx) => testWebhook(ctx, webhook.id));
  await workWebhooks(at);
  const [both] = receiver.received;
  if (!both) throw new Error('nothing came');
  expect(both.headers['webhook-signature']?.split(' ')).toHaveLength(2);
  expect([openMessage(old, both).type, openMessage(fresh, both).type]).toEqual(['webhook.test', 'webhook.test']);

  await at.run((ctx) => rotateWebhookSecret(ctx, webhook.id, { overlap_seconds: 0 }));
  await at.run((ctx) => testWebhook(ctx, webhook.id));
  await workWebhooks(at);
  const after = receiver.received.at(-1);
  if (!after) throw new Error('nothing came');
  for (const former of [old, fresh]) expect(() => openMessage(former, after)).toThrow('No matching signature');
  const dump = await dumpDatabase(at.db);
  for (const secret of [old, fresh]) {
    const bytes = Buffer.from(secret.slice(6), 'base64');
    for (const shape of [secret.slice(6), bytes.toString('hex'), bytes.toString('base64url')])
      expect(dump).not.toContain(shape);
  }
});

test('the signature is the one docs/webhooks.md describes, made here without the library', async () => {
  const { secret, webhook } = await create();
  await at.run((ctx) => testWebhook(ctx, webhook.id));
  await workWebhooks(at);
  const [message] = receiver.received;
  if (!message) throw new Error('nothing came');
  const { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signature } = message.headers;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  expect(key).toHaveLength(32);
  const expected = createHmac('sha256', key).update(`${id}.${seconds}.${message.body}`).digest('base64');
  expect(signature).toBe(`v1,${expected}`);
  expect(Math.abs(Number(seconds) - Date.now() / 1000)).toBeLessThan(300);
});

test('a job that runs twice, at once or later, sends once', async () => {
  const { webhook } = await create();
  await at.run((ctx) => testWebhook(ctx, webhook.id));
  const [claim] = await claimWebhooks(at);
  if (!claim) throw new Error('nothing was due');
  await Promise.all(Array.from({ length: 8 }, () => deliverWebhook(at.core, claim)));
  await deliverWebhook(at.core, claim);
  expect(receiver.received).toHaveLength(1);
  expect(await workWebhooks(at)).toBe(0);
});

test('R7 a worker that stops leaves a message under way to the next one', async () => {
  const { webhook } = await create();
  await at.run((ctx) => testWebhook(ctx, webhook.id));
  const [claim] = await claimWebhooks(at);
  if (!claim) throw new Error('nothing was due');
  const stopping = new AbortController();
  receiver.answer(() => stopping.abort());
  expect(await deliverWebhook(at.core, claim, stopping.signal)).toBeNull();
  expect((await deliveries(webhook.id)).map(({ status }) => status)).toEqual(['pending']);

  receiver.answer((response) => response.writeHead(204).end());
  at.core.clock.offsetMs = 21_000;
  expect(await workWebhooks(at)).toBe(1);
  const [delivery] = await deliveries(webhook.id);
  expect(delivery?.attempts.map(({ error }) => error)).toEqual(['its outcome is unknown', null]);
});

test('of an answer the beginning is kept, without what a terminal would obey; a redirect is not followed', async () => {
  const { webhook } = await create();
  receiver.answer((response) =>
    response.writeHead(302, { location: receiver.url }).end(`\u001b[31mmoved\0 ${'x'.repeat(5000)}`),
  );
  await at.run((ctx) => testWebhook(ctx, webhook.id));
  await workWebhooks(at);
  const [delivery] = await deliveries(webhook.id);
  const [attempt] = delivery?.attempts ?? [];
  expect(receiver.received).toHaveLength(1);
  expect(attempt).toMatchObject({ status: 302, error: 'answered 302: redirects are not followed' });
  expect(attempt?.response).toMatch(/^\u{fffd}\[31mmoved\u{fffd} x{1012}$/u);
});

test('of a message that was refused all times count from its beginning, so none tells how long its name took', async () => {
  const { webhook } = await create({ url: 'https://nowhere.invalid/' });
  await at.run((ctx) => testWebhook(ctx, webhook.id));
  await workWebhooks(at);
  const [delivery] = await deliveries(webhook.id);
  const [attempt] = delivery?.attempts ?? [];
  expect(attempt).toMatchObject({ status: null, ms: null });
  expect((await now(webhook.id))?.failing_since).toBe(attempt?.at);
  const wait = Date.parse(delivery?.next_attempt_at ?? '') - Date.parse(attempt?.at ?? '');
  expect(wait >= 5000 && wait <= 5500).toBe(true);
});

test('a receiver that fails for days is asked ten times, ever more rarely, then disabled, and the log says so', async () => {
  const { webhook } = await create();
  receiver.answer((response) => response.writeHead(500).end());
  await at.run((ctx) => testWebhook(ctx, webhook.id));
  const began = Date.now();
  const waits: number[] = [];
  for (let tries = 1; tries <= 10; tries += 1) {
    expect(await workWebhooks(at)).toBe(1);
    const [delivery] = await deliveries(webhook.id);
    expect(delivery?.attempts).toHaveLength(tries);
    if (!delivery?.next_attempt_at) break;
    const due = Date.parse(delivery.next_attempt_at);
    waits.push((due - Date.parse(delivery.attempts.at(-1)?.at ?? '')) / 1000);
    at.core.clock.offsetMs = due - Date.now() + 1000;
  }
  const schedule = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
  expect(waits).toHaveLength(schedule.length);
  for (const [at, seconds] of schedule.entries()) {
    expect(waits[at]).toBeGreaterThanOrEqual(seconds);
    expect(waits[at]).toBeLessThan(seconds * 1.1 + 60);
  }
  expect(receiver.received).toHaveLength(10);
  expect(at.core.clock.offsetMs + Date.now() - began).toBeGreaterThan(3 * 86_400_000);
  expect(await now(webhook.id)).toMatchObject({ status: 'disabled', disabled_reason: 'failing' });
  expect((await deliveries(webhook.id)).map(({ status }) => status)).toEqual(['failed']);
  const { rows } = await at.db.query(
    `select e.after from keyfob.audit_event e join keyfob.outbox o on o.payload ->> 'event_id' = e.id::text
     where o.topic = 'webhook.disabled' and e.subject ->> 'id' = $1`,
    [webhook.id],
  );
  expect(rows).toEqual([{ after: { reason: 'failing' } }]);
});

test('410 Gone disables at once; nothing is sent until somebody enables it, and what was given up can be sent again', async () => {
  const { webhook } = await create();
  receiver.answer((response) => response.writeHead(410).end());
  const sent = await at.run((ctx) => testWebhook(ctx, webhook.id));
  await workWebhooks(at);
  expect(await now(webhook.id)).toMatchObject({ status: 'disabled', disabled_reason: 'gone' });
  await expect(at.run((ctx) => testWebhook(ctx, webhook.id))).rejects.toMatchObject({ code: 'webhook_disabled' });
  await expect(at.run((ctx) => resendWebhookDelivery(ctx, webhook.id, sent.id))).rejects.toMatchObject({
    code: 'webhook_disabled',
  });
  await issue();
  expect(await workWebhooks(at)).toBe(0);

  receiver.answer((response) => response.writeHead(200).end());
  await at.run((ctx) => updateWebhook(ctx, webhook.id, { active: true }));
  await at.run((ctx) => resendWebhookDelivery(ctx, webhook.id, sent.id));
  expect(await workWebhooks(at)).toBe(1);
  expect((await deliveries(webhook.id)).map(({ status }) => status)).toEqual(['delivered']);
});

test('one receiver that never answers holds up no other', async () => {
  const slow = await openReceiver();
  slow.answer(() => {});
  const stuck = await create({ url: slow.url });
  const { webhook } = await create();
  for (let one = 0; one < 40; one += 1) await at.run((ctx) => testWebhook(ctx, stuck.webhook.id));
  await at.run((ctx) => testWebhook(ctx, webhook.id));
  const claims = await claimWebhooks(at);
  expect(claims).toHaveLength(26);
  const mine = (await deliveries(webhook.id))[0]?.id;
  for (const claim of claims) if (claim.delivery_id === mine) await deliverWebhook(at.core, claim);
  expect([receiver.received.length, slow.received.length]).toEqual([1, 0]);
  await slow.close();
});
