import type { PendingRefresh } from '../refresh/pending-refresh.ts';

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
  /** When it was put here, or last extended. */
  readonly kept_at: string;
}

/** What a profile holds of one installation: the session of a person, a current token, or both. */
export interface StoredCredential {
  readonly api_url: string;
  readonly session?: StoredSession;
  readonly token?: StoredToken;
  readonly refresh?: PendingRefresh;
}
