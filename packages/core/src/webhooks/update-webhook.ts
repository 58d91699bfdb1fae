import type { WorkspaceContext } from '../context.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { requireLasting } from '../permissions/require-lasting.ts';
import { changedFacts } from '../tokens/audited-facts.ts';
import { recordWebhook, webhookFacts } from './audit-webhook.ts';
import { disableWebhook } from './disable-webhook.ts';
import { lockWebhook } from './find-webhook.ts';
import { presentWebhook } from './present-webhook.ts';
import { requireUrl } from './require-url.ts';
import type { UpdateWebhook, Webhook } from './webhook.schema.ts';

/**
 * Changes where messages go, which, and whether any do. The secret stays.
 * @throws KeyfobError permission_denied, invalid_request.
 */
export async function updateWebhook(ctx: WorkspaceContext, id: string, input: UpdateWebhook): Promise<Webhook> {
  requireGrant(ctx, 'keyfob/webhook', 'update');
  // Messages show every token of the workspace.
  requireGrant(ctx, 'keyfob/token', 'list');
  if (input.url !== undefined || input.events !== undefined || input.active === true)
    requireLasting(ctx, 'change what a webhook tells');
  const row = await lockWebhook(ctx, id);
  const before = webhookFacts(row);
  if (input.url !== undefined) row.url = await requireUrl(ctx, input.url);
  if (input.description !== undefined) row.description = input.description;
  if (input.events !== undefined) row.events = input.events;
  if (input.active === false && !row.disabledAt) await disableWebhook(ctx, row, 'paused');
  if (input.active === true) Object.assign(row, { disabledAt: null, disabledReason: null, failingSince: null });
  await ctx.em.flush();
  recordWebhook(ctx, row, { action: 'webhook.updated', ...changedFacts(before, webhookFacts(row)) });
  return presentWebhook(ctx, row);
}
