import type { Context } from '../context.ts';
import type { WebhookDeliveryRow } from './webhook-delivery.entity.ts';
import type { WebhookRow } from './webhook.entity.ts';
import type { Webhook, WebhookDelivery } from './webhook.schema.ts';

const iso = (date: Date | null | undefined) => date?.toISOString() ?? null;

/** A webhook as the API shows it: never its secret. */
export function presentWebhook({ now }: Pick<Context, 'now'>, row: WebhookRow): Webhook {
  const overlaps = row.formerEndsAt && row.formerEndsAt > now;
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    events: row.events ?? null,
    status: row.disabledAt ? 'disabled' : 'active',
    disabled_at: iso(row.disabledAt),
    disabled_reason: row.disabledReason ?? null,
    failing_since: iso(row.failingSince),
    former_secret_ends_at: overlaps ? iso(row.formerEndsAt) : null,
    created_at: row.createdAt.toISOString(),
  };
}

export function presentDelivery(row: WebhookDeliveryRow): WebhookDelivery {
  return {
    id: row.id,
    webhook_id: row.webhookId,
    message_id: row.messageId,
    type: row.type,
    body: row.body,
    status: row.status,
    created_at: row.createdAt.toISOString(),
    next_attempt_at: iso(row.dueAt),
    delivered_at: iso(row.deliveredAt),
    attempts: row.attempts,
  };
}
