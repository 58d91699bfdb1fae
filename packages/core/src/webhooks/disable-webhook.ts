import type { WorkspaceContext } from '../context.ts';
import type { WebhookRow } from './webhook.entity.ts';
import type { Webhook } from './webhook.schema.ts';

/** Nothing more is sent to it; what waits is given up, and can be sent again one by one. */
export async function disableWebhook(
  ctx: WorkspaceContext,
  row: WebhookRow,
  reason: NonNullable<Webhook['disabled_reason']>,
): Promise<void> {
  row.disabledAt = ctx.now;
  row.disabledReason = reason;
  await ctx.em.flush();
  await ctx.em.execute(
    `update keyfob.webhook_delivery set status = 'failed', due_at = null, claimed_until = null
     where workspace_id = ? and webhook_id = ? and status = 'pending'`,
    [row.workspaceId, row.id],
  );
}
