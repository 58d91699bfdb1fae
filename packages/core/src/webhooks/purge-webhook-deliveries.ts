import type { Context } from '../context.ts';
import type { Step } from '../housekeeping/scheduled-job.ts';

const KEPT_MS = 30 * 86_400_000;
const BATCH = 5000;

/** Forgets deliveries after 30 days, with all that was posted; one that still waits then is for nobody. */
export async function purgeWebhookDeliveries(ctx: Context): Promise<Step> {
  const gone = await ctx.em.execute<unknown[]>(
    `delete from keyfob.webhook_delivery where id in (
       select id from keyfob.webhook_delivery where created_at <= ? limit ${BATCH} for update skip locked)
     returning 1`,
    [new Date(ctx.now.getTime() - KEPT_MS)],
  );
  return { did: { purged: gone.length }, more: gone.length === BATCH };
}
