import type { HomeContext } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { requireCovers } from '../permissions/authorize.ts';
import { lockMaker } from './child-limits.ts';
import { exceededParts, reachOf } from './compare-reach.ts';
import { actsOnItself, authorityOf, heldBy } from './token-rights.ts';
import { TokenRow } from './token.entity.ts';

/** The token that acts, locked, and the token it was made by. */
export interface Acting {
  row: TokenRow;
  parent: TokenRow | null;
}

/** Null when a person acts. */
export async function readActing(ctx: HomeContext): Promise<Acting | null> {
  const row = await lockMaker(ctx);
  if (!row) return null;
  return { row, parent: row.parentId ? await ctx.em.findOne(TokenRow, { id: row.parentId }) : null };
}

/** As `requireWithin` for one token. */
export async function requireWithinActor(
  ctx: HomeContext,
  row: TokenRow,
  expiresAt: Date | null = row.expiresAt ?? null,
): Promise<void> {
  if (!actsOnItself(ctx, row)) requireWithin(ctx, await readActing(ctx), row, expiresAt);
}

/**
 * A token that reveals or widens another gives no more than it has itself, as of now, and gives nothing to the token it was made by.
 * `expiresAt` is the end that the result will have. People, and a token acting on itself, are held by other rules.
 * @throws KeyfobError permission_denied, grants_not_held.
 */
export function requireWithin(
  ctx: HomeContext,
  acting: Acting | null,
  row: TokenRow,
  expiresAt: Date | null = row.expiresAt ?? null,
): void {
  if (!acting || actsOnItself(ctx, row)) return;
  if (acting.parent?.familyId === row.familyId)
    throw new KeyfobError('permission_denied', 'A token cannot renew or widen the token that made it.');
  const grants = authorityOf(ctx, acting.row);
  requireCovers({ ...ctx, actor: { ...ctx.actor, grants } }, heldBy(ctx, row));
  const result = { ...reachOf(ctx, row), grants: [], until: expiresAt?.getTime() ?? Number.POSITIVE_INFINITY };
  // It works now, so since when it does is no limit of it.
  const exceeded = exceededParts(ctx, result, { ...reachOf(ctx, acting.row), grants, from: Number.NEGATIVE_INFINITY });
  if (exceeded.length > 0)
    throw new KeyfobError(
      'permission_denied',
      `A token gives another no more than it has itself; this would exceed its ${exceeded.join(', ')}.`,
    );
}
