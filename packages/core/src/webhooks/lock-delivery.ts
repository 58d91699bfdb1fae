import type { WorkspaceContext } from '../context.ts';
import { WebhookDeliveryRow } from './webhook-delivery.entity.ts';

/** A pending delivery under this very claim, locked; null when someone else has it, or it is over. */
export async function lockDelivery(
  ctx: WorkspaceContext,
  id: string,
  claimedUntil: Date,
): Promise<WebhookDeliveryRow | null> {
  await ctx.em.execute('select 1 from keyfob.webhook_delivery where workspace_id = ? and id = ? for update', [
    ctx.workspace.id,
    id,
  ]);
  return ctx.em.findOne(WebhookDeliveryRow, {
    id,
    workspaceId: ctx.workspace.id,
    status: 'pending',
    claimedUntil,
  });
}
