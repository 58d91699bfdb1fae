import type { RotateToken } from '@keyfob/sdk';

export interface StoredSession {
  readonly value: string;
  readonly email: string;
  readonly expires_at: string;
}

export interface StoredToken {
  readonly value: string;
  readonly id: string;
  readonly workspace: string | null;
  readonly expires_at: string | null;
  readonly refreshable: boolean;
}

/** A refresh that is on its way: enough to finish it after a kill at any point. */
export interface PendingRefresh {
  /** Sent again with the same key, the rotation answers the same successor. */
  readonly idempotency_key: string;
  readonly body: RotateToken;
  /** The token that is being replaced; it ends last. */
  readonly old: StoredToken;
}

/** What a profile holds of one installation: the session of a person, a current token, or both. */
export interface StoredCredential {
  readonly api_url: string;
  readonly session?: StoredSession;
  readonly token?: StoredToken;
  readonly refresh?: PendingRefresh;
}
