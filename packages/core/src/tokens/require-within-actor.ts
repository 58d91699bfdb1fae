import type { HomeContext } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { requireCovers } from '../permissions/authorize.ts';
import { lockMaker } from './child-limits.ts';
import { exceededParts, reachOf } from './compare-reach.ts';
import { actsOnItself, authorityOf, heldBy } from './token-rights.ts';
import { TokenRow } from './token.entity.ts';

/**
 * A token that reveals or widens another gives no more than it has itself, as of now, and gives nothing to the token it was made by.
 * `expiresAt` is the end that the result will have. People, and a token acting on itself, are held by other rules.
 * @throws KeyfobError permission_denied, grants_not_held.
 */
export async function requireWithinActor(
  ctx: HomeContext,
  row: TokenRow,
  expiresAt: Date | null = row.expiresAt ?? null,
): Promise<void> {
  if (actsOnItself(ctx, row)) return;
  const actor = await lockMaker(ctx);
  if (!actor) return;
  const parent = actor.parentId ? await ctx.em.findOne(TokenRow, { id: actor.parentId }) : null;
  if (parent?.familyId === row.familyId)
    throw new KeyfobError('permission_denied', 'A token cannot renew or widen the token that made it.');
  const grants = authorityOf(ctx, actor);
  requireCovers({ ...ctx, actor: { ...ctx.actor, grants } }, heldBy(ctx, row));
  const result = { ...reachOf(ctx, row), grants: [], until: expiresAt?.getTime() ?? Number.POSITIVE_INFINITY };
  // It works now, so since when it does is no limit of it.
  const exceeded = exceededParts(ctx, result, { ...reachOf(ctx, actor), grants, from: Number.NEGATIVE_INFINITY });
  if (exceeded.length > 0)
    throw new KeyfobError(
      'permission_denied',
      `A token gives another no more than it has itself; this would exceed its ${exceeded.join(', ')}.`,
    );
}
