import type { Context } from '../context.ts';
import { forget } from '../housekeeping/forget.ts';
import type { Step } from '../housekeeping/scheduled-job.ts';

/** Forgets deliveries after 30 days, with all that was posted; one that still waits then is for nobody. */
export function purgeWebhookDeliveries(ctx: Context): Promise<Step> {
  return forget(ctx, { table: 'webhook_delivery', where: 'created_at <= ?', keptMs: 30 * 86_400_000 });
}
