import type { WorkspaceContext } from '../context.ts';
import { notFound } from '../errors.ts';
import { holdMembership } from './hold-membership.ts';
import { MemberRow } from './member.entity.ts';
import { wherePresent } from './where-present.ts';

/** @throws KeyfobError not_found: another workspace’s member and a removed one answer alike. */
export async function findMember(ctx: WorkspaceContext, id: string): Promise<MemberRow> {
  const row = await ctx.em.findOne(
    MemberRow,
    { id, workspaceId: ctx.workspace.id, ...wherePresent(ctx.now) },
    { populate: ['role'], refresh: true },
  );
  if (!row) throw notFound();
  return row;
}

/** A member about to be changed. Such changes of one workspace take turns, so that none of them is the second to take away the last owner. */
export async function lockMember(ctx: WorkspaceContext, id: string): Promise<MemberRow> {
  await ctx.em.execute('select 1 from keyfob.workspace where id = ? for no key update', [ctx.workspace.id]);
  await holdMembership(ctx);
  return findMember(ctx, id);
}
