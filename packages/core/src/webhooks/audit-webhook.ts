import { sha256 } from '../audit/append-audit-events.ts';
import type { NewAuditEvent, WorkspaceContext } from '../context.ts';
import { record } from '../context.ts';
import type { WebhookRow } from './webhook.entity.ts';

/** What the audit log says of a webhook. Its address may hold a password of the receiver’s: only the origin is told, the rest as a digest. */
export function webhookFacts(row: WebhookRow): Record<string, unknown> {
  return {
    origin: new URL(row.url).origin,
    url_sha256: sha256(row.url),
    description_sha256: sha256(row.description),
    events: row.events ?? null,
    disabled: row.disabledReason ?? null,
  };
}

/** One audit event about a webhook; people know it by its host. */
export function recordWebhook(ctx: WorkspaceContext, row: WebhookRow, event: Omit<NewAuditEvent, 'subject'>): void {
  record(ctx, { ...event, subject: { kind: 'webhook', id: row.id, label: new URL(row.url).host } });
}
