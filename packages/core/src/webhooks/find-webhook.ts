import type { WorkspaceContext } from '../context.ts';
import { notFound } from '../errors.ts';
import { WebhookRow } from './webhook.entity.ts';

/** @throws KeyfobError not_found. */
export async function findWebhook(ctx: WorkspaceContext, id: string): Promise<WebhookRow> {
  const row = await ctx.em.findOne(WebhookRow, { id, workspaceId: ctx.workspace.id });
  if (!row) throw notFound();
  return row;
}

/** A webhook about to be changed: locked until the transaction ends, so that changes take turns. @throws KeyfobError not_found. */
export async function lockWebhook(ctx: WorkspaceContext, id: string): Promise<WebhookRow> {
  await ctx.em.execute('select 1 from keyfob.webhook where workspace_id = ? and id = ? for no key update', [
    ctx.workspace.id,
    id,
  ]);
  return findWebhook(ctx, id);
}
