import { AuthenticationError, KeyfobError } from '@keyfob/sdk';
import type { Output } from '../output.ts';
import type { PendingRefresh } from './pending-refresh.ts';
import type { RefreshHome } from './refresh-home.ts';
import { takeLock } from './refresh-lock.ts';
import { endOld, rotatePending } from './rotate-pending.ts';
import type { As } from './rotate-pending.ts';

/** So long the service answers a rotation again; a little less, since clocks differ. */
const REPLAY_MS = 9 * 60_000;

/**
 * Finishes a refresh that was interrupted, or takes it back. Afterwards the home holds a value that works, or the journal is
 * still there because the service could not be reached. A refresh that still runs elsewhere is left alone.
 */
export async function settleRefresh(home: RefreshHome, as: As, output: Output, session?: string): Promise<void> {
  if ((await unfinished(home)) === null) return;
  const release = await takeLock(home.lock);
  if (release === null) return;
  try {
    const found = await unfinished(home);
    if (found === null) return;
    const { value, pending } = found;
    if (value === pending.old.value && !(await replaceAgain(home, as, output, pending, session))) return;
    await endOld(as, home, pending);
    output.notice('A refresh that had been interrupted is finished: the new token is in place, the old one ended.');
  } catch (error) {
    if (!(error instanceof KeyfobError)) throw error;
    output.warn(
      `a refresh was interrupted and cannot be finished now (${error.message}); the next command tries again`,
    );
  } finally {
    await release();
  }
}

async function unfinished(home: RefreshHome): Promise<{ value: string; pending: PendingRefresh } | null> {
  const { value, pending = null } = (await home.read()) ?? {};
  return value === undefined || pending === null ? null : { value, pending };
}

/** Rotates again with the same key. Answers false where that is too late: the old value then stays in place. */
async function replaceAgain(
  home: RefreshHome,
  as: As,
  output: Output,
  pending: PendingRefresh,
  session?: string,
): Promise<boolean> {
  // Later the service would take the old value for a stolen one and end the whole family.
  const isOpen = Date.now() - Date.parse(pending.started_at) < REPLAY_MS;
  const again = isOpen ? rotatePending(as, pending, session) : reissue(as, pending, session);
  const rotated = await again.catch(refusedOrThrow);
  if (rotated !== null) {
    await home.replace(rotated);
    return true;
  }
  await home.end();
  output.warn(
    'a refresh was interrupted and taken back: the old token is still in place. Refresh it again soon: keyfob token refresh',
  );
  return false;
}

/**
 * A person can give the successor, whose value nobody has, another value. It is the last of the line that counts: where this
 * was interrupted too, the successor has one of its own by now, and rotating it again would pass for a theft.
 */
async function reissue(as: As, { by, workspace, old, body }: PendingRefresh, session?: string) {
  if (by !== 'session' || session === undefined || workspace === null) return null;
  const keyfob = as(session);
  let { id, successor_id } = await keyfob.getToken(workspace, old.id);
  while (successor_id !== null) ({ id, successor_id } = await keyfob.getToken(workspace, successor_id));
  return id === old.id ? null : keyfob.rotateToken(workspace, id, { ...body, grace_seconds: 0 });
}

/** A refusal decides; everything else may pass, so the journal stays. */
function refusedOrThrow(error: unknown): null {
  const isRefusal =
    error instanceof KeyfobError && error.status !== undefined && error.status < 500 && error.status !== 429;
  if (!isRefusal || error instanceof AuthenticationError) throw error;
  return null;
}
