import { uuidv7 } from 'uuidv7';
import type { Context } from '../context.ts';
import { WebhookDeliveryRow } from './webhook-delivery.entity.ts';

export interface Message {
  /** The header `webhook-id`, 5–64 characters. */
  id: string;
  type: string;
  timestamp: Date;
  data: Record<string, unknown>;
}

/** A message to one webhook, due now (Standard Webhooks, “Payload structure”). */
export function writeDelivery(
  ctx: Context,
  webhook: { id: string; workspaceId: string },
  { id, type, timestamp, data }: Message,
): WebhookDeliveryRow {
  return ctx.em.create(WebhookDeliveryRow, {
    id: uuidv7(),
    workspaceId: webhook.workspaceId,
    webhookId: webhook.id,
    messageId: id,
    type,
    body: JSON.stringify({ type, timestamp: timestamp.toISOString(), data }),
    status: 'pending',
    tries: 0,
    attempts: [],
    createdAt: ctx.now,
    dueAt: ctx.now,
  });
}
