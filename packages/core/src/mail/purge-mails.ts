import type { Context } from '../context.ts';
import { forget } from '../housekeeping/forget.ts';
import type { Step } from '../housekeeping/scheduled-job.ts';

/** Forgets mails 90 days after they were settled; one that still waits stays. */
export function purgeMails(ctx: Context): Promise<Step> {
  return forget(ctx, { table: 'mail', where: 'settled_at <= ?', keptMs: 90 * 86_400_000 });
}
