import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { learnPeppers } from '../../test/learn-peppers.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { openMessage, openReceiver } from '../../test/webhook-receiver.ts';
import type { Receiver } from '../../test/webhook-receiver.ts';
import { workWebhooks } from '../../test/work-webhooks.ts';
import { loadConfig } from '../config.ts';
import { openCore } from '../core.ts';
import type { JobName } from '../housekeeping/housekeeping.schema.ts';
import { runJob } from '../housekeeping/run-job.ts';
import { schedule } from '../housekeeping/schedule.ts';
import { createWebhook } from './create-webhook.ts';
import { listWebhookDeliveries } from './list-webhook-deliveries.ts';
import { queueDeliveries } from './queue-deliveries.ts';
import { rotateWebhookSecret } from './rotate-webhook-secret.ts';
import { testWebhook } from './test-webhook.ts';

const DAY = 86_400_000;

let at: TestCore;
let receiver: Receiver;
beforeAll(async () => {
  at = await openTestCore({ KEYFOB_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' });
  receiver = await openReceiver();
});
afterAll(async () => {
  await receiver.close();
  await at.close();
});

function runs(core: TestCore['core'], name: JobName): Promise<Record<string, number>> {
  const job = schedule.find((one) => one.name === name);
  if (!job) throw new Error(`no job ${name}`);
  return runJob(core, job, { signal: new AbortController().signal });
}

test('deliveries are kept for 30 days', async () => {
  const { webhook } = await at.run((ctx) => createWebhook(ctx, { url: receiver.url }));
  await at.run((ctx) => testWebhook(ctx, webhook.id));
  await workWebhooks(at);
  const count = async () => (await at.run((ctx) => listWebhookDeliveries(ctx, webhook.id, { limit: 100 }))).data.length;
  at.core.clock.offsetMs = 29 * DAY;
  await runs(at.core, 'purge-webhook-deliveries');
  expect(await count()).toBe(1);
  at.core.clock.offsetMs = 31 * DAY;
  expect(await runs(at.core, 'purge-webhook-deliveries')).toEqual({ purged: 1 });
  expect(await count()).toBe(0);
  at.core.clock.offsetMs = 0;
});

test('R5 while the queue is away nothing is lost, and nothing waits once it is back', async () => {
  const { webhook, secret } = await at.run((ctx) => createWebhook(ctx, { url: receiver.url }));
  const away = await openCore(loadConfig({ ...at.env, REDIS_URL: 'redis://127.0.0.1:1' }));
  try {
    await at.run((ctx) => testWebhook(ctx, webhook.id));
    for (let sweep = 0; sweep < 3; sweep += 1)
      await expect(queueDeliveries(away)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await workWebhooks(at)).toBe(1);
    const message = receiver.received.at(-1);
    if (!message) throw new Error('nothing came');
    expect(openMessage(secret, message).type).toBe('webhook.test');
  } finally {
    await away.close();
  }
});

test('signing secrets move to a new pepper, and the old one can go; without the move it cannot', async () => {
  const { webhook, secret } = await at.run((ctx) => createWebhook(ctx, { url: receiver.url }));
  const next = await at.run((ctx) => rotateWebhookSecret(ctx, webhook.id, { overlap_seconds: 600 }));
  const fresh = `2:${randomBytes(32).toString('base64')}`;
  const peppers = `${at.env['KEYFOB_PEPPERS']},${fresh}`;
  await learnPeppers(at, peppers);
  const withBoth = await openCore(loadConfig({ ...at.env, KEYFOB_PEPPERS: peppers }));
  try {
    const versions = async () =>
      (
        await at.db.query(`select secret_version, former_secret_version from keyfob.webhook where id = $1`, [
          webhook.id,
        ])
      ).rows[0] as unknown;
    expect(await versions()).toEqual({ secret_version: 1, former_secret_version: 1 });
    await runs(withBoth, 'reseal-webhook-secrets');
    expect(await versions()).toEqual({ secret_version: 2, former_secret_version: 2 });
    await at.run((ctx) => testWebhook(ctx, webhook.id));
    await workWebhooks({ ...at, core: withBoth });
    const message = receiver.received.at(-1);
    if (!message) throw new Error('nothing came');
    for (const one of [secret, next.secret]) expect(openMessage(one, message).type).toBe('webhook.test');
    withBoth.clock.offsetMs = DAY;
    expect(await runs(withBoth, 'reseal-webhook-secrets')).toEqual({ resealed: 1 });
    expect(await versions()).toEqual({ secret_version: 2, former_secret_version: null });
    expect(await runs(withBoth, 'reseal-webhook-secrets')).toEqual({ resealed: 0 });
  } finally {
    await withBoth.close();
  }
  // Nothing else is left that names the first pepper.
  await at.db.query(`update keyfob.audit_head set key_version = 2`);
  const without = loadConfig({ ...at.env, KEYFOB_PEPPERS: fresh });
  await (await openCore(without)).close();
  await at.db.query(`update keyfob.webhook set secret_version = 1 where id = $1`, [webhook.id]);
  await expect(openCore(without)).rejects.toThrow('version 1 is missing');
});
