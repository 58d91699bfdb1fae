import type { WorkspaceContext } from '../context.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { requireLasting } from '../permissions/require-lasting.ts';
import { recordWebhook } from './audit-webhook.ts';
import { lockWebhook } from './find-webhook.ts';
import { presentWebhook } from './present-webhook.ts';
import { newSecret } from './sealed-secret.ts';
import type { IssuedWebhook, RotateWebhookSecret } from './webhook.schema.ts';

/**
 * Gives a webhook a new signing secret, in this reply and nowhere else. During the overlap every message carries two signatures, so that
 * the receiver may change over when it likes; without one the old secret ends at once.
 */
export async function rotateWebhookSecret(
  ctx: WorkspaceContext,
  id: string,
  { overlap_seconds: overlap }: RotateWebhookSecret,
): Promise<IssuedWebhook> {
  requireGrant(ctx, 'keyfob/webhook', 'update');
  requireLasting(ctx, 'take the secret of a webhook');
  const row = await lockWebhook(ctx, id);
  const { secret, sealed, version } = newSecret(ctx.ports, id);
  const former =
    overlap > 0
      ? {
          formerSecret: row.secret,
          formerSecretVersion: row.secretVersion,
          formerEndsAt: new Date(ctx.now.getTime() + overlap * 1000),
        }
      : { formerSecret: null, formerSecretVersion: null, formerEndsAt: null };
  Object.assign(row, former, { secret: sealed, secretVersion: version });
  await ctx.em.flush();
  recordWebhook(ctx, row, { action: 'webhook.secret_rotated', after: { overlap_seconds: overlap } });
  return { webhook: presentWebhook(ctx, row), secret };
}
