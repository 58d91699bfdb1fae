import type { Caller, RequestInfo } from '../actor.ts';
import { KeyfobError } from '../errors.ts';
import { readSnapshots } from './read-snapshots.ts';
import type { HotPath } from './read-snapshots.ts';
import { judge } from './token.ts';

/**
 * The live token behind a value, as a caller. `orRotatedAway` lets a value through that was live until it was rotated: it may
 * still replay its rotation, and is found out when it tries another.
 * @throws KeyfobError invalid_token: the same whether it never existed or no longer works.
 */
export async function authenticateToken(
  hotPath: HotPath,
  value: string,
  request: RequestInfo,
  more: { orRotatedAway?: boolean } = {},
): Promise<Caller & { kind: 'token' }> {
  const { now, byValue } = await readSnapshots(hotPath, [value]);
  const snapshot = byValue.get(value);
  const judgement = judge(
    snapshot ?? null,
    { require: [], asWorkspace: snapshot?.workspace?.id ?? null, sourceIp: request.ip ?? undefined },
    now,
  );
  const rotatedAway =
    more.orRotatedAway === true && judgement.code === 'revoked' && Boolean(snapshot?.token.graceEndsAt);
  if (snapshot && (judgement.code === 'valid' || rotatedAway)) return { kind: 'token', snapshot };
  throw new KeyfobError('invalid_token', 'The access token does not exist, or no longer works.');
}
