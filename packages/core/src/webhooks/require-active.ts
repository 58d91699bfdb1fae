import { KeyfobError } from '../errors.ts';
import type { WebhookRow } from './webhook.entity.ts';

/** @throws KeyfobError webhook_disabled. */
export function requireActive(row: WebhookRow): void {
  if (!row.disabledAt) return;
  throw new KeyfobError('webhook_disabled', 'Nothing is sent to a disabled webhook. Set `active` to true first.');
}
