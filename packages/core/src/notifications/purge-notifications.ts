import type { Context } from '../context.ts';
import { forget } from '../housekeeping/forget.ts';
import type { Step } from '../housekeeping/scheduled-job.ts';

/** Forgets what people were told 400 days ago, read or not: as long as usage is kept. */
export function purgeNotifications(ctx: Context): Promise<Step> {
  return forget(ctx, { table: 'notification', where: 'told_at <= ?', keptMs: 400 * 86_400_000 });
}
