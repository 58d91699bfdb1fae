import type { Context } from '../context.ts';
import type { Step } from '../housekeeping/scheduled-job.ts';
import { resealSecret } from './sealed-secret.ts';
import { WebhookRow } from './webhook.entity.ts';

const BATCH = 100;

/** Signing secrets follow the newest pepper, so that an older one can retire; those from before a rotation are forgotten at its end. */
export async function resealWebhookSecrets(ctx: Context): Promise<Step> {
  const { version } = ctx.ports.peppers.current;
  const found = await ctx.em.execute<{ id: string }[]>(
    `select id from keyfob.webhook
     where secret_version <> ? or former_secret_version <> ? or former_ends_at <= ?
     limit ${BATCH} for no key update skip locked`,
    [version, version, ctx.now],
  );
  for (const row of await ctx.em.find(WebhookRow, { id: { $in: found.map(({ id }) => id) } })) {
    const own = resealSecret(ctx.ports, row.id, { sealed: row.secret, version: row.secretVersion });
    const isOver = !row.formerEndsAt || row.formerEndsAt <= ctx.now;
    const former =
      isOver || !row.formerSecret || !row.formerSecretVersion
        ? null
        : resealSecret(ctx.ports, row.id, { sealed: row.formerSecret, version: row.formerSecretVersion });
    Object.assign(row, {
      secret: own.sealed,
      secretVersion: own.version,
      formerSecret: former?.sealed ?? null,
      formerSecretVersion: former?.version ?? null,
      formerEndsAt: former ? row.formerEndsAt : null,
    });
  }
  await ctx.em.flush();
  return { did: { resealed: found.length }, more: found.length === BATCH };
}
