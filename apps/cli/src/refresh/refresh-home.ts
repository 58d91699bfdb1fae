import type { RotatedToken } from '@keyfob/sdk';
import type { PendingRefresh } from './pending-refresh.ts';

/** Where a current token lives that can be put in another's place. Each step is one atomic write. */
export interface RefreshHome {
  /** What people call it. */
  readonly place: string;
  /** Held by the one process that refreshes. */
  readonly lock: string;
  read(): Promise<{ value: string; pending: PendingRefresh | null } | null>;
  begin(pending: PendingRefresh): Promise<void>;
  replace(rotated: Pick<RotatedToken, 'token' | 'value'>): Promise<void>;
  end(): Promise<void>;
}
