import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { openReceiver } from '../../test/webhook-receiver.ts';
import type { Receiver } from '../../test/webhook-receiver.ts';
import { claimWebhooks } from '../../test/work-webhooks.ts';
import type { WorkspaceContext } from '../context.ts';
import { createWorkspace } from '../workspaces/create-workspace.ts';
import { createWebhook } from './create-webhook.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { testWebhook } from './test-webhook.ts';

let at: TestCore;
let receiver: Receiver;
let slow: Receiver;
beforeAll(async () => {
  at = await openTestCore({ KEYFOB_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8' });
  receiver = await openReceiver();
  slow = await openReceiver();
});
afterAll(async () => {
  await Promise.all([receiver.close(), slow.close()]);
  await at.close();
});

const create = (url: string) => at.run((ctx) => createWebhook(ctx, { url }));

test('a workspace whose receivers never answer keeps none waiting elsewhere; one that has failed has one message under way', async () => {
  slow.answer(() => {});
  const stuck: string[] = [];
  for (let one = 0; one < 13; one += 1) {
    const { webhook } = await create(slow.url);
    stuck.push(webhook.id);
    await at.run((ctx) => testWebhook(ctx, webhook.id));
  }
  // 25 to each of them, all due before what is due elsewhere.
  await at.db.query(
    `insert into keyfob.webhook_delivery (id, workspace_id, webhook_id, message_id, type, body, status, created_at, due_at)
     select gen_random_uuid(), workspace_id, webhook_id, gen_random_uuid(), type, body, status, created_at, due_at
     from keyfob.webhook_delivery, generate_series(1, 24) where webhook_id = any ($1::uuid[])`,
    [stuck],
  );
  const { id: workspace } = await at.inInstallation((ctx) => createWorkspace(ctx, { name: 'Elsewhere' }));
  const elsewhere = <Output>(operation: (ctx: WorkspaceContext) => Promise<Output>) =>
    at.core.inWorkspace(at.owner, workspace, operation);
  const { webhook } = await elsewhere((ctx) => createWebhook(ctx, { url: receiver.url }));
  const sent = await elsewhere((ctx) => testWebhook(ctx, webhook.id));

  const claims = await claimWebhooks(at);
  const here = claims.filter(({ workspace_id }) => workspace_id === at.workspaceId);
  expect([here.length, claims.length]).toEqual([30, 31]);
  for (const claim of claims) if (claim.delivery_id === sent.id) await deliverWebhook(at.core, claim);
  expect([receiver.received.length, slow.received.length]).toEqual([1, 0]);
  // While they hang, nothing more of that workspace is handed out.
  expect(await claimWebhooks(at)).toHaveLength(30);

  slow.answer((response) => response.writeHead(503).end());
  for (const claim of here) await deliverWebhook(at.core, claim);
  const { webhook: sound } = await create(receiver.url);
  for (let one = 0; one < 5; one += 1) await at.run((ctx) => testWebhook(ctx, sound.id));
  // Each of the 13 has failed; the one beside them has its five at once.
  expect(await claimWebhooks(at)).toHaveLength(13 + 5);
  const { rows } = await at.db.query<{ webhook_id: string; under_way: number }>(
    `select webhook_id, count(*)::int under_way from keyfob.webhook_delivery where claimed_until is not null group by webhook_id`,
  );
  expect(new Map(rows.map((row) => [row.webhook_id, row.under_way]))).toEqual(
    new Map([...stuck.map((id) => [id, 1] as const), [sound.id, 5]]),
  );
});
