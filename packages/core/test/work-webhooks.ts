import { effects } from '../src/outbox/effects.ts';
import { relayOutbox } from '../src/outbox/relay-outbox.ts';
import { deliverWebhook } from '../src/webhooks/deliver-webhook.ts';
import { queueDeliveries } from '../src/webhooks/queue-deliveries.ts';
import type { ClaimedDelivery } from '../src/webhooks/queue-deliveries.ts';
import type { TestCore } from './test-core.ts';

/** As many as a pool of connections serves on a loaded machine. */
const AT_ONCE = 8;

/** Does what a worker does about webhooks: relays, queues what is due and sends it. */
export async function workWebhooks(at: TestCore): Promise<number> {
  const claims = await claimWebhooks(at);
  for (let from = 0; from < claims.length; from += AT_ONCE)
    await Promise.all(claims.slice(from, from + AT_ONCE).map((claim) => deliverWebhook(at.core, claim)));
  return claims.length;
}

/** The jobs of all that is due, before any is run. */
export async function claimWebhooks(at: TestCore): Promise<ClaimedDelivery[]> {
  await relayOutbox(at.core, effects);
  await queueDeliveries(at.core);
  const { rows } = await at.db.query<ClaimedDelivery & { claimed_until: Date }>(
    `select id as delivery_id, workspace_id, claimed_until from keyfob.webhook_delivery where claimed_until is not null and status = 'pending'`,
  );
  return rows.map((row) => ({ ...row, claimed_until: row.claimed_until.toISOString() }));
}
