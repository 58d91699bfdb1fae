import type { WorkspaceContext } from '../context.ts';
import { recordWebhook } from './audit-webhook.ts';
import { disableWebhook } from './disable-webhook.ts';
import { lockWebhook } from './find-webhook.ts';
import { lockDelivery } from './lock-delivery.ts';
import type { Outcome } from './post-message.ts';
import { DISABLED_AFTER_MS, nextWait } from './retry-schedule.ts';
import type { WebhookRow } from './webhook.entity.ts';

const GONE = 410;

/** What follows from an attempt; null where its claim was no longer in force. */
export type Sequel = 'delivered' | 'tried again' | 'given up' | 'webhook disabled' | null;

export interface BegunAttempt {
  deliveryId: string;
  webhookId: string;
  claimedUntil: Date;
}

/**
 * Records what became of an attempt: the message has arrived, is tried again later, or is given up. A webhook that says it is gone, or
 * has only failed for three days, is disabled, and the audit log (and so whoever waits for `webhook.disabled`) is told.
 */
export async function endAttempt(
  ctx: WorkspaceContext,
  { deliveryId, webhookId, claimedUntil }: BegunAttempt,
  outcome: Outcome,
): Promise<Sequel> {
  // Before the delivery, in which order a disabling takes them too.
  const webhook = await lockWebhook(ctx, webhookId);
  const row = await lockDelivery(ctx, deliveryId, claimedUntil);
  if (!row) return null;
  const begun = row.attempts.at(-1)?.at ?? ctx.now.toISOString();
  row.attempts = [...row.attempts.slice(0, -1), { at: begun, ...outcome }];
  row.claimedUntil = null;
  if (outcome.error === null) {
    Object.assign(row, { status: 'delivered', deliveredAt: ctx.now, dueAt: null });
    webhook.failingSince = null;
  } else {
    // Where nothing was connected to, how long it took is how long the name took: nothing is dated by it.
    const failedAt = outcome.ms === null ? new Date(begun) : ctx.now;
    const wait = nextWait(row.tries, fraction(ctx));
    if (wait === null) Object.assign(row, { status: 'failed', dueAt: null });
    else row.dueAt = new Date(failedAt.getTime() + wait);
    webhook.failingSince ??= failedAt;
  }
  await ctx.em.flush();
  if (outcome.error === null) return 'delivered';
  const reason = whyDisable(ctx, webhook, outcome);
  if (reason === null || webhook.disabledAt) return row.status === 'failed' ? 'given up' : 'tried again';
  await disableWebhook(ctx, webhook, reason);
  recordWebhook(ctx, webhook, { action: 'webhook.disabled', after: { reason } });
  return 'webhook disabled';
}

function whyDisable(
  ctx: WorkspaceContext,
  { failingSince }: WebhookRow,
  { status }: Outcome,
): 'gone' | 'failing' | null {
  if (status === GONE) return 'gone';
  return failingSince && ctx.now.getTime() - failingSince.getTime() >= DISABLED_AFTER_MS ? 'failing' : null;
}

/** From 0 to 1. */
function fraction({ ports }: WorkspaceContext): number {
  return Buffer.from(ports.random(4)).readUInt32BE() / 2 ** 32;
}
