import type { Context } from '../context.ts';
import { record, touch } from '../context.ts';
import { endToken } from '../tokens/end-token.ts';
import { TokenRow } from '../tokens/token.entity.ts';
import { memberFacts, memberSubject } from './audit-member.ts';
import type { MemberRow } from './member.entity.ts';

/** Ends a membership and, one audit event each, every personal token bound to it. */
export async function endMembership(
  ctx: Context,
  row: MemberRow,
  action: 'member.removed' | 'member.break_glass_ended',
): Promise<void> {
  row.removedAt = ctx.now;
  touch(ctx, { workspace: row.workspaceId });
  record(ctx, { action, subject: memberSubject(row), before: memberFacts(row) });
  const of = [row.workspaceId, row.id];
  await ctx.em.execute(
    'select 1 from keyfob.token where workspace_id = ? and member_id = ? and revoked_at is null order by id for no key update',
    of,
  );
  const tokens = await ctx.em.find(
    TokenRow,
    { workspaceId: row.workspaceId, member: row.id, revokedAt: null },
    { refresh: true },
  );
  for (const token of tokens) await endToken(ctx, token, 'owner_removed');
  await ctx.em.flush();
}
