import { z } from 'zod';
import { Id, PageQuery, Timestamp, pageOf } from '../list.schema.ts';
import { line } from '../text.schema.ts';

/** What a webhook can be told of; `docs/webhooks.md` says what each means. */
export const WebhookEventType = z
  .enum([
    'token.created',
    'token.first_used',
    'token.updated',
    'token.extended',
    'token.rotated',
    'token.disabled',
    'token.enabled',
    'token.revoked',
    'token.deleted',
    'token.expired',
    'token.reuse_detected',
    'token.expiring',
    'token.unused',
    'token.rotation_due',
    'token.disable_announced',
    'token.revoke_announced',
    'token.leaked',
    'housekeeping.halted',
  ])
  .meta({ id: 'WebhookEventType' });
export type WebhookEventType = z.infer<typeof WebhookEventType>;

const Url = z
  .url({ protocol: /^https?$/, error: 'must be an https:// address' })
  .max(2000)
  .meta({ description: 'Where messages are posted to: a public address, over https.' });
const Events = z
  .array(WebhookEventType)
  .min(1)
  .max(WebhookEventType.options.length)
  .nullable()
  .meta({ description: 'Null: everything, also what later releases add.' });
const Description = line(200);

export const Webhook = z
  .object({
    id: Id,
    url: z.string(),
    description: z.string(),
    events: z.array(WebhookEventType).nullable(),
    status: z.enum(['active', 'disabled']),
    disabled_at: Timestamp.nullable(),
    disabled_reason: z
      .enum(['paused', 'failing', 'gone'])
      .nullable()
      .meta({ description: 'By whom: somebody here; us, after three days of failures; the receiver, with 410 Gone.' }),
    failing_since: Timestamp.nullable().meta({ description: 'The first failure since the last success.' }),
    former_secret_ends_at: Timestamp.nullable().meta({
      description: 'Until then messages are signed with the secret before the rotation too.',
    }),
    created_at: Timestamp,
  })
  .meta({ id: 'Webhook' });
export type Webhook = z.infer<typeof Webhook>;

export const WebhookList = z.object({ data: z.array(Webhook) }).meta({ id: 'WebhookList' });
export type WebhookList = z.infer<typeof WebhookList>;

export const CreateWebhook = z
  .strictObject({ url: Url, description: Description.optional(), events: Events.optional() })
  .meta({ id: 'CreateWebhook' });
export type CreateWebhook = z.infer<typeof CreateWebhook>;

export const UpdateWebhook = z
  .strictObject({
    url: Url.optional(),
    description: Description.optional(),
    events: Events.optional(),
    active: z
      .boolean()
      .optional()
      .meta({ description: 'False: nothing is sent, and what waited is given up. True: it starts anew.' }),
  })
  .meta({ id: 'UpdateWebhook' });
export type UpdateWebhook = z.infer<typeof UpdateWebhook>;

export const RotateWebhookSecret = z
  .strictObject({
    overlap_seconds: z
      .int()
      .min(0)
      .max(604_800)
      .default(86_400)
      .meta({ description: 'How long messages carry a second signature, by the old secret.' }),
  })
  .meta({ id: 'RotateWebhookSecret' });
export type RotateWebhookSecret = z.infer<typeof RotateWebhookSecret>;

export const IssuedWebhook = z
  .object({
    webhook: Webhook,
    secret: z
      .string()
      .meta({ description: '`whsec_…`: what messages are signed with. In this reply and nowhere else.' }),
  })
  .meta({ id: 'IssuedWebhook' });
export type IssuedWebhook = z.infer<typeof IssuedWebhook>;

const WebhookAttempt = z.object({
  at: Timestamp,
  status: z.int().nullable().meta({ description: 'HTTP status of the answer; null: there was none.' }),
  ms: z
    .int()
    .nullable()
    .meta({ description: 'How long the answer took, from the connection on; null: no connection was begun.' }),
  error: z.string().nullable().meta({ description: 'Why it counts as failed.' }),
  response: z.string().nullable().meta({ description: 'The beginning of the answer’s body.' }),
});
export type WebhookAttempt = z.infer<typeof WebhookAttempt>;

export const WebhookDeliveryStatus = z.enum(['pending', 'delivered', 'failed']).meta({ id: 'WebhookDeliveryStatus' });
export type WebhookDeliveryStatus = z.infer<typeof WebhookDeliveryStatus>;

export const WebhookDelivery = z
  .object({
    id: Id,
    webhook_id: Id,
    message_id: z.string().meta({ description: 'The header `webhook-id`: the same on every try.' }),
    type: z.string(),
    body: z.string().meta({ description: 'What is posted, byte for byte.' }),
    status: WebhookDeliveryStatus,
    created_at: Timestamp,
    next_attempt_at: Timestamp.nullable(),
    delivered_at: Timestamp.nullable(),
    attempts: z.array(WebhookAttempt).meta({ description: 'The last 20, the oldest first.' }),
  })
  .meta({ id: 'WebhookDelivery' });
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

export const WebhookDeliveryList = pageOf(WebhookDelivery).meta({ id: 'WebhookDeliveryList' });
export type WebhookDeliveryList = z.infer<typeof WebhookDeliveryList>;
export const WebhookDeliveryListQuery = PageQuery.extend({ status: WebhookDeliveryStatus.optional() });
export type WebhookDeliveryListQuery = z.infer<typeof WebhookDeliveryListQuery>;
