import { LockMode } from '@mikro-orm/core';
import type { FilterQuery } from '@mikro-orm/core';
import type { Context } from '../context.ts';
import { record, touch } from '../context.ts';
import { endToken } from '../tokens/end-token.ts';
import { TokenRow } from '../tokens/token.entity.ts';
import { memberFacts, memberSubject } from './audit-member.ts';
import type { MemberRow } from './member.entity.ts';

/**
 * Ends a membership and, one audit event each, every personal token bound to it; with a break-glass membership also the workspace’s
 * tokens that were made from it.
 */
export async function endMembership(
  ctx: Context,
  row: MemberRow,
  action: 'member.removed' | 'member.break_glass_ended',
): Promise<void> {
  row.removedAt = ctx.now;
  // Waits for what they have under way, so that its tokens are there to be found.
  await ctx.em.flush();
  touch(ctx, { workspace: row.workspaceId });
  record(ctx, { action, subject: memberSubject(row), before: memberFacts(row), workspaceId: row.workspaceId });
  await endAll(ctx, { workspaceId: row.workspaceId, member: row.id });
  if (row.expiresAt && row.userId) {
    const made = { createdBy: { id: row.userId }, createdAt: { $gte: row.createdAt }, kind: 'workspace' as const };
    await endAll(ctx, { workspaceId: row.workspaceId, $or: [made, { madeUntil: row.expiresAt }] });
  }
  await ctx.em.flush();
}

async function endAll(ctx: Context, which: FilterQuery<TokenRow>): Promise<void> {
  const tokens = await ctx.em.find(
    TokenRow,
    { $and: [which, { revokedAt: null }] },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, refresh: true },
  );
  for (const token of tokens) await endToken(ctx, token, 'owner_removed');
}
