import { uuidv7 } from 'uuidv7';
import type { WorkspaceContext } from '../context.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { recordWebhook } from './audit-webhook.ts';
import { findWebhook } from './find-webhook.ts';
import { presentDelivery } from './present-webhook.ts';
import { requireActive } from './require-active.ts';
import type { WebhookDelivery } from './webhook.schema.ts';
import { writeDelivery } from './write-delivery.ts';

/**
 * Sends a message of type `webhook.test`, whatever the webhook’s events; its deliveries tell what became of it.
 * @throws KeyfobError webhook_disabled.
 */
export async function testWebhook(ctx: WorkspaceContext, id: string): Promise<WebhookDelivery> {
  requireGrant(ctx, 'keyfob/webhook', 'update');
  const row = await findWebhook(ctx, id);
  requireActive(row);
  const { id: workspaceId, slug } = ctx.workspace;
  const delivery = writeDelivery(ctx, row, {
    id: `msg_${uuidv7()}`,
    type: 'webhook.test',
    timestamp: ctx.now,
    data: { workspace: { id: workspaceId, slug }, webhook: { id } },
  });
  recordWebhook(ctx, row, { action: 'webhook.tested' });
  await ctx.em.flush();
  return presentDelivery(delivery);
}
