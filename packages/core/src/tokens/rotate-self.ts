import type { HomeContext } from '../context.ts';
import { record } from '../context.ts';
import { EffectiveRefusal, KeyfobError } from '../errors.ts';
import { endToken } from './end-token.ts';
import { requireLive } from './find-token.ts';
import { rotate, rotateOnce } from './rotate-token.ts';
import { lockSelf } from './self-token.ts';
import { TokenRow } from './token.entity.ts';
import type { RotatedToken, RotateToken } from './token.schema.ts';
import { whereNotRevoked } from './where-status.ts';

/** Within this of a rotation, a second one by the old value is a race between honest clients, not a theft. */
const RACE_MS = 60_000;

/**
 * The acting token replaces itself, for at most its own lifetime. A value rotated away longer ago than max(grace, 60 s) that comes
 * back to rotate is in two hands: its whole family is revoked (RFC 9700 §4.14.2).
 */
export function rotateSelf(
  ctx: HomeContext,
  input: RotateToken,
  idempotencyKey?: string,
): Promise<Omit<RotatedToken, 'effective'>> {
  return rotateOnce(ctx, { route: 'rotateSelf', input, idempotencyKey }, async () => {
    const row = await lockSelf(ctx);
    if (row.successorId && row.graceEndsAt) await refuseReuse(ctx, row, row.graceEndsAt);
    requireLive(ctx, row, { disabled: false });
    return rotate(ctx, row, input);
  });
}

/** @throws KeyfobError token_superseded within the race window, EffectiveRefusal invalid_token after it. */
async function refuseReuse(ctx: HomeContext, row: TokenRow, graceEndsAt: Date): Promise<never> {
  const successor = await ctx.em.findOne(TokenRow, { id: row.successorId ?? row.id });
  const rotatedAt = successor?.createdAt.getTime() ?? graceEndsAt.getTime();
  if (ctx.now.getTime() <= Math.max(graceEndsAt.getTime(), rotatedAt + RACE_MS)) {
    throw new KeyfobError('token_superseded', 'This token was just rotated. Use the new value.');
  }
  const family = await ctx.em.find(TokenRow, { $and: [{ familyId: row.familyId }, whereNotRevoked(ctx.now)] });
  if (family.length === 0)
    throw new KeyfobError('invalid_token', 'The access token does not exist, or no longer works.');
  for (const member of family) await endToken(ctx, member, 'reuse_detected');
  record(ctx, {
    action: 'token.reuse_detected',
    subject: { kind: 'token', id: row.id, label: row.handle },
    after: { revoked: family.length },
  });
  throw new EffectiveRefusal(
    'invalid_token',
    'This value was rotated away and came back: every token of its family is now revoked.',
  );
}
