import type { Context, HomeContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { readLocked } from './find-token.ts';
import { statusOf } from './status.ts';
import { TokenRow } from './token.entity.ts';
import { whereStatus } from './where-status.ts';

/**
 * Revokes a token and what lives only through it: its children, and the predecessors still in their grace. Already
 * revoked ones stay as they are.
 */
export async function endToken(ctx: Context, row: TokenRow, reason: string): Promise<void> {
  touch(ctx, { token: row.id });
  if (statusOf(row, ctx.now) === 'revoked') return;
  row.revokedAt = ctx.now;
  row.revokeReason = reason;
  row.nameHeld = false;
  record(ctx, {
    action: 'token.revoked',
    subject: { kind: 'token', id: row.id, label: row.handle },
    after: { reason },
    workspaceId: row.workspaceId ?? null,
  });
  await endPredecessor(ctx, row);
  const children = await ctx.em.find(TokenRow, { parentId: row.id, revokedAt: null });
  for (const child of children) await endToken(ctx, child, 'parent_revoked');
}

/** Every rotated-away value in its grace ends when what came of it is revoked, disabled, narrowed or rotated without a grace. */
export async function endPredecessor(
  ctx: Context,
  row: TokenRow,
  reason: 'successor_changed' | 'rotated' = 'successor_changed',
): Promise<void> {
  const family = await ctx.em.find(TokenRow, {
    $and: [{ familyId: row.familyId, id: { $ne: row.id } }, whereStatus('superseded', ctx.now)],
  });
  for (const member of family) if (statusOf(member, ctx.now) === 'superseded') await endToken(ctx, member, reason);
}

/**
 * Whoever revokes a token means also what it made of itself since: each successor that it, and not a person, brought about.
 * A token of the same family that acts ends the one only.
 */
export async function endSuccessors(ctx: HomeContext, row: TokenRow): Promise<void> {
  const actor = ctx.actor.token && (await ctx.em.findOne(TokenRow, { id: ctx.actor.token.token.id }));
  if (!row.successorId || actor?.familyId === row.familyId) return;
  const successor = await readLocked(ctx, row.successorId);
  if (!successor || successor.issuedByPersonAt >= successor.createdAt) return;
  await endToken(ctx, successor, 'predecessor_revoked');
  await endSuccessors(ctx, successor);
}
