import type { WorkspaceContext } from '../context.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { recordWebhook, webhookFacts } from './audit-webhook.ts';
import { lockWebhook } from './find-webhook.ts';
import { presentWebhook } from './present-webhook.ts';
import { WebhookRow } from './webhook.entity.ts';
import type { Webhook } from './webhook.schema.ts';

/** Ends a webhook, with its secret and its deliveries. */
export async function deleteWebhook(ctx: WorkspaceContext, id: string): Promise<Webhook> {
  requireGrant(ctx, 'keyfob/webhook', 'delete');
  const row = await lockWebhook(ctx, id);
  recordWebhook(ctx, row, { action: 'webhook.deleted', before: webhookFacts(row) });
  const webhook = presentWebhook(ctx, row);
  await ctx.em.nativeDelete(WebhookRow, { id, workspaceId: ctx.workspace.id });
  return webhook;
}
