import type { WorkspaceContext } from '../context.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { presentWebhook } from './present-webhook.ts';
import { WebhookRow } from './webhook.entity.ts';
import type { WebhookList } from './webhook.schema.ts';

/** The webhooks of the workspace, the oldest first; there are never more than one page. */
export async function listWebhooks(ctx: WorkspaceContext): Promise<WebhookList> {
  requireGrant(ctx, 'keyfob/webhook', 'list');
  const rows = await ctx.em.find(
    WebhookRow,
    { workspaceId: ctx.workspace.id },
    { orderBy: { createdAt: 'asc', id: 'asc' } },
  );
  return { data: rows.map((row) => presentWebhook(ctx, row)) };
}
