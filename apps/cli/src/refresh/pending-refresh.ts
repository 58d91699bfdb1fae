import type { RotateToken } from '@keyfob/sdk';

/**
 * A refresh that is on its way: written before the first request, taken away after the last. Whatever a kill leaves, this and
 * the value that is in place are enough to finish it or to take it back.
 */
export interface PendingRefresh {
  /** Sent again with this key within ten minutes, the rotation answers the same successor with another value. */
  readonly idempotency_key: string;
  readonly body: RotateToken;
  readonly started_at: string;
  /** Who rotates: the person whose session is stored, or the token itself. */
  readonly by: 'session' | 'token';
  readonly workspace: string | null;
  /** The token that is replaced. It works until the new one is in its place. */
  readonly old: { readonly id: string; readonly value: string };
  /** A grace was asked for, so the service ends the old value itself. */
  readonly keeps_old: boolean;
}
