import { defineEntity, p } from '@mikro-orm/core';
import type { Webhook, WebhookEventType } from './webhook.schema.ts';

const WebhookSchema = defineEntity({
  name: 'WebhookRow',
  tableName: 'webhook',
  schema: 'keyfob',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    url: p.text(),
    description: p.text(),
    /** Null: all of them. */
    events: p.json<WebhookEventType[]>().nullable(),
    /** Sealed, as `sealed-secret.ts` says, with the pepper of this version. */
    secret: p.type('bytea').$type<Buffer>(),
    secretVersion: p.smallint(),
    /** Signs too until `formerEndsAt`. */
    formerSecret: p.type('bytea').$type<Buffer>().nullable(),
    formerSecretVersion: p.smallint().nullable(),
    formerEndsAt: p.datetime().nullable(),
    disabledAt: p.datetime().nullable(),
    disabledReason: p.text().$type<NonNullable<Webhook['disabled_reason']>>().nullable(),
    failingSince: p.datetime().nullable(),
    createdAt: p.datetime(),
  },
});

export class WebhookRow extends WebhookSchema.class {}
WebhookSchema.setClass(WebhookRow);
