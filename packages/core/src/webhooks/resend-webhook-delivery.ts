import type { WorkspaceContext } from '../context.ts';
import { notFound } from '../errors.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { recordWebhook } from './audit-webhook.ts';
import { findWebhook } from './find-webhook.ts';
import { presentDelivery } from './present-webhook.ts';
import { requireActive } from './require-active.ts';
import { WebhookDeliveryRow } from './webhook-delivery.entity.ts';
import type { WebhookDelivery } from './webhook.schema.ts';

/**
 * Sends a message again, whether it arrived or not: the same id and body, so that a receiver which knows it does nothing twice. Its
 * retries begin anew.
 * @throws KeyfobError webhook_disabled.
 */
export async function resendWebhookDelivery(
  ctx: WorkspaceContext,
  webhookId: string,
  deliveryId: string,
): Promise<WebhookDelivery> {
  requireGrant(ctx, 'keyfob/webhook', 'update');
  const webhook = await findWebhook(ctx, webhookId);
  const where = { id: deliveryId, webhookId, workspaceId: ctx.workspace.id };
  await ctx.em.execute('select 1 from keyfob.webhook_delivery where workspace_id = ? and id = ? for update', [
    where.workspaceId,
    where.id,
  ]);
  const row = await ctx.em.findOne(WebhookDeliveryRow, where);
  if (!row) throw notFound();
  requireActive(webhook);
  Object.assign(row, { status: 'pending', tries: 0, dueAt: ctx.now, claimedUntil: null, deliveredAt: null });
  recordWebhook(ctx, webhook, { action: 'webhook.resent', after: { delivery_id: row.id, message_id: row.messageId } });
  await ctx.em.flush();
  return presentDelivery(row);
}
