import type { Caller, RequestInfo } from '../actor.ts';
import { KeyfobError } from '../errors.ts';
import { countUse } from './count-use.ts';
import { readSnapshots } from './read-snapshots.ts';
import type { HotPath } from './read-snapshots.ts';
import { judge } from './token.ts';
import type { Snapshot } from './token.ts';
import type { VerdictCode } from './verify.schema.ts';

/**
 * The live token behind a value, as a caller. `orRotatedAway` lets a value through that was live until it was rotated: it may
 * still replay its rotation, and is found out when it tries another. `again` judges anew a request that is still being answered: it is no
 * other use.
 * @throws KeyfobError invalid_token: the same whether it never existed or no longer works.
 */
export async function authenticateToken(
  hotPath: HotPath,
  value: string,
  request: RequestInfo,
  more: { orRotatedAway?: boolean; again?: boolean } = {},
): Promise<Caller & { kind: 'token' }> {
  const { now, byValue } = await readSnapshots(hotPath, [value]);
  const snapshot = byValue.get(value) ?? null;
  const codeOf = (one: Snapshot | null) =>
    judge(one, { require: [], asWorkspace: one?.workspace?.id ?? null, sourceIp: request.ip ?? undefined }, now).code;
  const note = (code: VerdictCode, counted: boolean) =>
    snapshot
      ? hotPath.usage.note(snapshot.token.id, { ...request, at: now, code, counted, require: [], missing: [] })
      : hotPath.usage.noteUnknown(null, now);
  // What a capped token does itself is a use of it; a rotated-away value has left its uses to its successor.
  const code = codeOf(snapshot);
  if (more.again === true) {
    if (snapshot && code === 'valid') return { kind: 'token', snapshot };
    throw invalidToken();
  }
  const { allowed, counted } =
    snapshot && code === 'valid' ? await countUse(hotPath, snapshot.token) : { allowed: false, counted: false };
  note(code === 'valid' && !allowed ? 'uses_exceeded' : code, counted);
  if (snapshot && allowed) return { kind: 'token', snapshot };
  if (snapshot && more.orRotatedAway === true && wasRotatedAway(snapshot)) {
    if (codeOf(beforeRotation(snapshot)) === 'valid') return { kind: 'token', snapshot };
  }
  throw invalidToken();
}

const invalidToken = (): KeyfobError =>
  new KeyfobError('invalid_token', 'The access token does not exist, or no longer works.');

/** Its rotation alone ended it, or will: nobody revoked it. */
function wasRotatedAway({ token }: Snapshot): boolean {
  return Boolean(token.graceEndsAt) && (token.revokeReason ?? 'rotated') === 'rotated';
}

/** All but its rotation still has to allow the call. */
function beforeRotation(snapshot: Snapshot): Snapshot {
  return { ...snapshot, token: { ...snapshot.token, revokedAt: null, graceEndsAt: null } };
}
