import type { Call } from '../actor.ts';
import type { WorkspaceContext } from '../context.ts';
import type { Core } from '../core.ts';
import { KeyfobError } from '../errors.ts';
import { endAttempt } from './end-attempt.ts';
import type { BegunAttempt, Sequel } from './end-attempt.ts';
import { findWebhook } from './find-webhook.ts';
import { lockDelivery } from './lock-delivery.ts';
import type { Network } from './network.ts';
import { LIMIT_MS, postMessage } from './post-message.ts';
import type { Outcome, SignedMessage } from './post-message.ts';
import type { ClaimedDelivery } from './queue-deliveries.ts';
import { signMessage } from './sign-message.ts';

/** A worker that has not told the outcome by then is gone: the delivery is due again. */
const CLAIM_MS = LIMIT_MS + 5000;
const KEPT_ATTEMPTS = 20;

/** What became of one attempt, in ids and words that may be logged. */
interface Delivered {
  workspace_id: string;
  webhook_id: string;
  delivery_id: string;
  status: number | null;
  /** Why the message did not arrive; null where it did. */
  trouble: string | null;
  sequel: Sequel;
}

const call: Call = { caller: { kind: 'system', label: 'webhooks' }, request: { id: null, ip: null } };

/**
 * Sends one message once, and records what became of it: at least once in all, with the same id. A claim that is not (or no longer) in
 * force does nothing, so a job that runs twice sends once; only a worker that died between sending and recording makes a repetition.
 * `stopping` leaves what is under way to the next worker: a receiver that takes its time keeps none from stopping.
 */
export async function deliverWebhook(
  core: Pick<Core, 'inWorkspace'>,
  claimed: ClaimedDelivery,
  stopping?: AbortSignal,
): Promise<Delivered | null> {
  const { delivery_id, workspace_id: workspace } = claimed;
  try {
    const attempt = await core.inWorkspace(call, workspace, (ctx) => beginAttempt(ctx, claimed));
    if (!attempt) return null;
    const outcome: Outcome = await postMessage(attempt.network, attempt.message, { stopping });
    if (stopping?.aborted === true && outcome.status === null) return null;
    const sequel = await core.inWorkspace(call, workspace, (ctx) => endAttempt(ctx, attempt, outcome));
    const { status, error: trouble } = outcome;
    return { workspace_id: workspace, webhook_id: attempt.webhookId, delivery_id, status, trouble, sequel };
  } catch (error) {
    // The workspace or the webhook is gone, and its deliveries with it.
    if (error instanceof KeyfobError && error.code === 'not_found') return null;
    throw error;
  }
}

interface Attempt extends BegunAttempt {
  network: Network;
  message: SignedMessage;
}

/** Takes the claim over, so that nobody else can, and notes the attempt before it is made: should we die, it is still told. */
async function beginAttempt(
  ctx: WorkspaceContext,
  { delivery_id, claimed_until }: ClaimedDelivery,
): Promise<Attempt | null> {
  const row = await lockDelivery(ctx, delivery_id, new Date(claimed_until));
  if (!row) return null;
  const webhook = await findWebhook(ctx, row.webhookId);
  if (webhook.disabledAt) return null;
  const claimedUntil = new Date(ctx.now.getTime() + CLAIM_MS);
  const noted = { at: ctx.now.toISOString(), status: null, ms: null, error: 'its outcome is unknown', response: null };
  row.tries += 1;
  row.claimedUntil = claimedUntil;
  row.attempts = [...row.attempts, noted].slice(-KEPT_ATTEMPTS);
  await ctx.em.flush();
  const headers = signMessage(ctx.ports.peppers, webhook, { id: row.messageId, at: ctx.now, body: row.body });
  return {
    network: ctx.ports.network,
    message: { url: webhook.url, headers, body: row.body },
    deliveryId: row.id,
    webhookId: webhook.id,
    claimedUntil,
  };
}
