import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { dose } from '../../../infra/testing/dose.ts';
import { queueStores } from '../../../infra/testing/queue-stores.ts';
import { runWorker } from '../../../infra/testing/run-worker.ts';
import type { WorkerRun } from '../../../infra/testing/run-worker.ts';
import { createToken } from '../../../packages/core/src/tokens/create-token.ts';
import { createWebhook } from '../../../packages/core/src/webhooks/create-webhook.ts';
import { listWebhookDeliveries } from '../../../packages/core/src/webhooks/list-webhook-deliveries.ts';
import { openTestCore } from '../../../packages/core/test/test-core.ts';
import type { TestCore } from '../../../packages/core/test/test-core.ts';
import { openMessage, openReceiver } from '../../../packages/core/test/webhook-receiver.ts';
import type { Receiver } from '../../../packages/core/test/webhook-receiver.ts';

const KILLS = dose(1, 50);
const patience = { timeout: 90_000, interval: 100 };

/** They share a worker and a receiver. */
const inTurn = { concurrent: false };

// Mostly they wait for the rounds of a worker and the next try of a message: the stores side by side.
describe.concurrent.each(await queueStores())('on $name', ({ name, env: store }) => {
  let at: TestCore;
  let receiver: Receiver;
  let webhookId: string;
  let secret: string;
  let worker: WorkerRun;

  beforeAll(async () => {
    at = await openTestCore({ ...store, KEYFOB_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' });
    receiver = await openReceiver();
    const made = await at.run((ctx) => createWebhook(ctx, { url: receiver.url }));
    ({ secret } = made);
    webhookId = made.webhook.id;
    worker = runWorker(at.env);
  });
  afterAll(async () => {
    await worker.end('SIGKILL');
    await receiver.close();
    await at.close();
  });

  const issue = () =>
    at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] }), {
      ...at.owner,
      request: { id: null, ip: '192.0.2.1' },
    });
  /** What came about this token. */
  const about = (tokenId: string) => receiver.received.filter(({ body }) => body.includes(tokenId));
  const delivery = async (tokenId: string) => {
    const { data } = await at.run((ctx) => listWebhookDeliveries(ctx, webhookId, { limit: 100 }));
    const found = data.find(({ body }) => body.includes(tokenId));
    if (!found) throw new Error('no delivery about this token');
    return found;
  };

  test('a receiver is told of a new token, and knows by the signature who tells', inTurn, async () => {
    const { token, value } = await issue();
    await vi.waitFor(() => expect(about(token.id)).toHaveLength(1), patience);
    const [message] = about(token.id);
    if (!message) throw new Error('nothing came');
    expect(openMessage(secret, message)).toMatchObject({ type: 'token.created', data: { token: { id: token.id } } });
    const told = JSON.stringify(message);
    for (const kept of [value, secret, 'owner@example.com', '192.0.2.1']) expect(told).not.toContain(kept);
    await vi.waitFor(async () => expect((await delivery(token.id)).status).toBe('delivered'), patience);
  });

  test('a receiver that is down is told when it is up again: the same id, nothing lost', inTurn, async () => {
    receiver.answer((response) => response.writeHead(503).end('down for a moment'));
    const { token } = await issue();
    // An attempt is noted before it is made: it has a status once it was answered.
    await vi.waitFor(async () => expect((await delivery(token.id)).attempts[0]?.status).toBe(503), patience);
    receiver.answer((response) => response.writeHead(200).end('thank you'));
    await vi.waitFor(async () => expect((await delivery(token.id)).status).toBe('delivered'), patience);
    const messages = about(token.id);
    expect(messages.length).toBeGreaterThan(1);
    expect(new Set(messages.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    for (const message of messages) expect(openMessage(secret, message).type).toBe('token.created');
    expect((await delivery(token.id)).attempts.map(({ status, response }) => [status, response])).toEqual([
      [503, 'down for a moment'],
      [200, 'thank you'],
    ]);
  });

  test(
    'R3 the worker is killed while a receiver takes its time: the message comes again with the same id',
    inTurn,
    async () => {
      const ids: string[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        receiver.answer(() => {});
        const { token } = await issue();
        ids.push(token.id);
        await vi.waitFor(() => expect(about(token.id)).toHaveLength(1), patience);
        await worker.end('SIGKILL');
        receiver.answer((response) => response.writeHead(204).end());
        worker = runWorker(at.env);
        // Twenty seconds go by.
        await at.db.query(`update keyfob.webhook_delivery set claimed_until = now() where status = 'pending'`);
        await vi.waitFor(async () => expect((await delivery(token.id)).status).toBe('delivered'), patience);
      }
      for (const id of ids) {
        const messages = about(id);
        expect(messages).toHaveLength(2);
        expect(new Set(messages.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
        expect((await delivery(id)).attempts.map(({ error }) => error)).toEqual(['its outcome is unknown', null]);
      }
      console.log(
        `R3: ${name}: worker killed ${KILLS}× in the middle of a delivery, each message came again under its id, 0 lost`,
      );
    },
  );
});
