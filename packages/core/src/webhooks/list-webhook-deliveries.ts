import type { FilterQuery } from '@mikro-orm/core';
import type { WorkspaceContext } from '../context.ts';
import { isInstant, readCursor, writeCursor } from '../list-cursor.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { findWebhook } from './find-webhook.ts';
import { presentDelivery } from './present-webhook.ts';
import { WebhookDeliveryRow } from './webhook-delivery.entity.ts';
import type { WebhookDeliveryList, WebhookDeliveryListQuery } from './webhook.schema.ts';

/** What was sent to a webhook, and what waits to be, the newest first; kept for 30 days. */
export async function listWebhookDeliveries(
  ctx: WorkspaceContext,
  webhookId: string,
  { limit, cursor, ...filter }: WebhookDeliveryListQuery,
): Promise<WebhookDeliveryList> {
  requireGrant(ctx, 'keyfob/webhook', 'get');
  await findWebhook(ctx, webhookId);
  const where: FilterQuery<WebhookDeliveryRow>[] = [{ workspaceId: ctx.workspace.id, webhookId }];
  if (filter.status !== undefined) where.push({ status: filter.status });
  const before = cursor === undefined ? null : readCursor(cursor, { webhookId, ...filter }, isInstant);
  if (before) {
    const createdAt = new Date(before.value);
    where.push({ $or: [{ createdAt: { $lt: createdAt } }, { createdAt, id: { $lt: before.id } }] });
  }
  const found = await ctx.em.find(
    WebhookDeliveryRow,
    { $and: where },
    { orderBy: { createdAt: 'desc', id: 'desc' }, limit: limit + 1 },
  );
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  const position = last && { value: last.createdAt.toISOString(), id: last.id };
  return {
    data: page.map(presentDelivery),
    next_cursor: position ? writeCursor(position, { webhookId, ...filter }) : null,
  };
}
