import { defineEntity, p } from '@mikro-orm/core';
import type { WebhookAttempt, WebhookDeliveryStatus } from './webhook.schema.ts';

const WebhookDeliverySchema = defineEntity({
  name: 'WebhookDeliveryRow',
  tableName: 'webhook_delivery',
  schema: 'keyfob',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    webhookId: p.uuid(),
    /** The header `webhook-id`. */
    messageId: p.text(),
    type: p.text(),
    body: p.text(),
    status: p.text().$type<WebhookDeliveryStatus>(),
    /** Since it was made or sent again: the place in the schedule of retries. */
    tries: p.integer(),
    attempts: p.json<WebhookAttempt[]>(),
    createdAt: p.datetime(),
    /** While it is pending. */
    dueAt: p.datetime().nullable(),
    /** Until then it is some worker’s, who names this very instant. */
    claimedUntil: p.datetime().nullable(),
    deliveredAt: p.datetime().nullable(),
  },
});

export class WebhookDeliveryRow extends WebhookDeliverySchema.class {}
WebhookDeliverySchema.setClass(WebhookDeliveryRow);
