import { Webhook } from 'standardwebhooks';
import type { Peppers } from '../tokens/digest.ts';
import { openSecret } from './sealed-secret.ts';
import type { WebhookRow } from './webhook.entity.ts';

/** The headers of Standard Webhooks: one signature, or two while a secret is being rotated. */
export function signMessage(
  peppers: Peppers,
  webhook: WebhookRow,
  message: { id: string; at: Date; body: string },
): Record<string, string> {
  const secrets = [{ sealed: webhook.secret, version: webhook.secretVersion }];
  if (webhook.formerSecret && webhook.formerSecretVersion && webhook.formerEndsAt && webhook.formerEndsAt > message.at)
    secrets.push({ sealed: webhook.formerSecret, version: webhook.formerSecretVersion });
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(message.at.getTime() / 1000)),
    'webhook-signature': secrets
      .map((secret) => new Webhook(openSecret(peppers, webhook.id, secret)).sign(message.id, message.at, message.body))
      .join(' '),
  };
}
