import type { WorkspaceContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { statusOf } from './status.ts';
import { TokenRow } from './token.entity.ts';

/**
 * Revokes a token and what lives only through it: its children, and the predecessor still in its grace. Already
 * revoked ones stay as they are.
 */
export async function endToken(ctx: WorkspaceContext, row: TokenRow, reason: string): Promise<void> {
  touch(ctx, { token: row.id });
  if (statusOf(row, ctx.now) === 'revoked') return;
  row.revokedAt = ctx.now;
  row.revokeReason = reason;
  row.nameHeld = false;
  record(ctx, {
    action: 'token.revoked',
    subject: { kind: 'token', id: row.id, label: row.handle },
    after: { reason },
  });
  await endPredecessor(ctx, row);
  const children = await ctx.em.find(TokenRow, { parentId: row.id, revokedAt: null });
  for (const child of children) await endToken(ctx, child, 'parent_revoked');
}

/** A rotated-away value in its grace ends when its successor is revoked, disabled or narrowed. */
export async function endPredecessor(ctx: WorkspaceContext, row: TokenRow): Promise<void> {
  if (!row.predecessorId) return;
  const predecessor = await ctx.em.findOne(TokenRow, { id: row.predecessorId });
  if (predecessor && statusOf(predecessor, ctx.now) === 'superseded')
    await endToken(ctx, predecessor, 'successor_changed');
}
