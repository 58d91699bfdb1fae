import { AuthenticationError } from '@keyfob/sdk';
import type { ChangedToken, Keyfob, RotatedToken } from '@keyfob/sdk';
import type { PendingRefresh } from './pending-refresh.ts';
import type { RefreshHome } from './refresh-home.ts';

/** A client that speaks with a value: of a token, or of a session. */
export type As = (value: string) => Keyfob;

/** How long the old value lives on if this program is killed before it can end it; a day is the longest there is. */
export const REPRIEVE_SECONDS = 86_400;

/** The rotation of a pending refresh, for the first time or again: it is the same one. */
export function rotatePending(
  as: As,
  { by, workspace, old, body, idempotency_key }: PendingRefresh,
  session: string | undefined,
): Promise<RotatedToken> {
  const options = { idempotencyKey: idempotency_key };
  return by === 'session' && session !== undefined && workspace !== null
    ? as(session).rotateToken(workspace, old.id, body, options)
    : as(old.value).rotateSelf(body, options);
}

/** Ends the old value and then the journal: the new one is in place by now. Null: the service ends it after its grace. */
export async function endOld(
  as: As,
  home: RefreshHome,
  { old, keeps_old }: PendingRefresh,
): Promise<ChangedToken | null> {
  let ended: ChangedToken | null = null;
  if (!keeps_old) {
    try {
      ended = await as(old.value).revokeSelf({ reason: 'refreshed by the CLI' });
    } catch (error) {
      // Dead already: an earlier run came so far.
      if (!(error instanceof AuthenticationError)) throw error;
    }
  }
  await home.end();
  return ended;
}
