import { uuidv7 } from 'uuidv7';
import type { WorkspaceContext } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { idempotently } from '../idempotency/idempotently.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { requireLasting } from '../permissions/require-lasting.ts';
import { REMINT_MS } from '../tokens/remint-window.ts';
import { recordWebhook, webhookFacts } from './audit-webhook.ts';
import { findWebhook } from './find-webhook.ts';
import { presentWebhook } from './present-webhook.ts';
import { requireUrl } from './require-url.ts';
import { newSecret } from './sealed-secret.ts';
import { WebhookDeliveryRow } from './webhook-delivery.entity.ts';
import { WebhookRow } from './webhook.entity.ts';
import type { CreateWebhook, IssuedWebhook } from './webhook.schema.ts';

const MOST = 20;

/**
 * Tells an address what happens to tokens from now on. The signing secret is in this reply and nowhere else; repeating the request
 * (Idempotency-Key) before anything was sent gives the same webhook another one.
 * @throws KeyfobError permission_denied, invalid_request, limit_reached, and those of `idempotently`.
 */
export async function createWebhook(
  ctx: WorkspaceContext,
  input: CreateWebhook,
  idempotencyKey?: string,
): Promise<IssuedWebhook> {
  requireGrant(ctx, 'keyfob/webhook', 'create');
  // Messages show every token of the workspace.
  requireGrant(ctx, 'keyfob/token', 'list');
  requireLasting(ctx, 'make webhooks');
  return idempotently(
    ctx,
    { key: idempotencyKey, route: 'createWebhook', body: input, workspaceId: ctx.workspace.id },
    async () => {
      const output = await create(ctx, input);
      return { output, resourceId: output.webhook.id };
    },
    (id, createdAt) => issueAgain(ctx, id, createdAt),
  );
}

async function create(ctx: WorkspaceContext, input: CreateWebhook): Promise<IssuedWebhook> {
  const url = await requireUrl(ctx, input.url);
  if ((await ctx.em.count(WebhookRow, { workspaceId: ctx.workspace.id })) >= MOST)
    throw new KeyfobError('limit_reached', `A workspace has at most ${MOST} webhooks. Delete one first.`);
  const id = uuidv7();
  const { secret, sealed, version } = newSecret(ctx.ports, id);
  const row = ctx.em.create(WebhookRow, {
    id,
    workspaceId: ctx.workspace.id,
    url,
    description: input.description ?? '',
    events: input.events ?? null,
    secret: sealed,
    secretVersion: version,
    createdAt: ctx.now,
  });
  await ctx.em.flush();
  recordWebhook(ctx, row, { action: 'webhook.created', after: webhookFacts(row) });
  return { webhook: presentWebhook(ctx, row), secret };
}

async function issueAgain(ctx: WorkspaceContext, id: string, createdAt: Date): Promise<IssuedWebhook> {
  const row = await findWebhook(ctx, id);
  const isLate = ctx.now.getTime() - createdAt.getTime() > REMINT_MS;
  if (isLate || (await ctx.em.count(WebhookDeliveryRow, { webhookId: id })) > 0)
    throw new KeyfobError('value_already_issued', 'The secret was shown when it was made. Rotate it to see a new one.');
  const { secret, sealed, version } = newSecret(ctx.ports, id);
  Object.assign(row, { secret: sealed, secretVersion: version });
  await ctx.em.flush();
  return { webhook: presentWebhook(ctx, row), secret };
}
