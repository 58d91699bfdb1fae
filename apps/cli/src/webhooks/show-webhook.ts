import type { Webhook, WebhookDelivery } from '@keyfob/sdk';
import type { Columns } from '../output.ts';
import { fromNow } from '../text.ts';

export const webhookColumns: Columns<Webhook> = {
  id: ({ id }) => id,
  url: ({ url }) => url,
  events: ({ events }) => events?.join(' ') ?? 'all',
  status: ({ status, disabled_reason }) => (disabled_reason === null ? status : `${status}: ${disabled_reason}`),
  failing: ({ failing_since }) => (failing_since === null ? null : fromNow(failing_since)),
};

export const deliveryColumns: Columns<WebhookDelivery> = {
  id: ({ id }) => id,
  type: ({ type }) => type,
  status: ({ status }) => status,
  created: ({ created_at }) => fromNow(created_at),
  tries: ({ attempts }) => attempts.length,
  answer: ({ attempts }) => lastAnswer(attempts.at(-1)),
  next_try: ({ next_attempt_at }) => (next_attempt_at === null ? null : fromNow(next_attempt_at)),
};

/** What became of a try: why it failed, else the status that it was answered with. */
function lastAnswer(attempt: WebhookDelivery['attempts'][number] | undefined): string | number | null {
  return attempt === undefined ? null : (attempt.error ?? attempt.status);
}
