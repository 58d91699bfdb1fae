import type { WorkspaceContext } from '../context.ts';
import { MemberRow } from '../members/member.entity.ts';

/** The role key of the person who acts; null for tokens and operators. */
export async function actingRole(ctx: WorkspaceContext): Promise<string | null> {
  if (ctx.actor.kind !== 'person' || !ctx.actor.memberId) return null;
  const member = await ctx.em.findOne(
    MemberRow,
    { id: ctx.actor.memberId, workspaceId: ctx.workspace.id },
    { populate: ['role'] },
  );
  return member?.role.key ?? null;
}
