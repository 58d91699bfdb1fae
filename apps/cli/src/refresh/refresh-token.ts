import { randomUUID } from 'node:crypto';
import { KeyfobError } from '@keyfob/sdk';
import type { ChangedToken, RotatedToken } from '@keyfob/sdk';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import type { PendingRefresh } from './pending-refresh.ts';
import type { RefreshHome } from './refresh-home.ts';
import { takeLock } from './refresh-lock.ts';
import { endOld, REPRIEVE_SECONDS, rotatePending } from './rotate-pending.ts';
import type { As } from './rotate-pending.ts';

export interface Refresh extends Pick<PendingRefresh, 'by' | 'workspace' | 'body'> {
  readonly id: string;
  /** Seconds the old value shall keep working; 0: not at all. */
  readonly grace: number;
  readonly session?: string | undefined;
}

/**
 * Creates the new token, stores it, **then** ends the old one. A kill at any point leaves the old value working in place, or
 * the new one; `settleRefresh` does the rest in the next run.
 */
export async function refreshToken(
  home: RefreshHome,
  as: As,
  refresh: Refresh,
): Promise<{ rotated: RotatedToken; ended: ChangedToken | null }> {
  const release = await takeLock(home.lock);
  const found = release === null ? null : await home.read();
  if (release === null || found === null)
    throw new Failure('Another refresh of this token is running', { exitCode: exitCode.conflict, next: 'wait for it' });
  try {
    const { id, grace, by, workspace, body, session } = refresh;
    const pending: PendingRefresh = {
      idempotency_key: randomUUID(),
      body: { ...body, grace_seconds: grace === 0 ? REPRIEVE_SECONDS : grace },
      started_at: new Date().toISOString(),
      by,
      workspace,
      old: { id, value: found.value },
      keeps_old: grace > 0,
    };
    await home.begin(pending);
    const rotated = await rotatePending(as, pending, session).catch(async (error: unknown) => {
      // Refused: nothing has happened, so there is nothing to finish.
      if (error instanceof KeyfobError && error.status !== undefined && error.status < 500) await home.end();
      throw error;
    });
    await home.replace(rotated);
    return { rotated, ended: await endOld(as, home, pending) };
  } finally {
    await release();
  }
}
