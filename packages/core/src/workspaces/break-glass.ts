import { uuidv7 } from 'uuidv7';
import type { Context } from '../context.ts';
import { record } from '../context.ts';
import { notFound } from '../errors.ts';
import { endMembership } from '../members/end-membership.ts';
import { MemberRow } from '../members/member.entity.ts';
import type { Member } from '../members/member.schema.ts';
import { presentMember } from '../members/present-member.ts';
import { RoleRow } from '../permissions/role.entity.ts';
import { ownerRole } from '../permissions/roles.ts';
import type { BreakGlass } from './installation.schema.ts';
import { WorkspaceRow } from './workspace.entity.ts';

const LASTS_MS = 3_600_000;

/**
 * Makes an operator an owner of a workspace they may not enter otherwise, for an hour and by the clock; what they make from it lasts no
 * longer. The reason is in the workspace’s audit log and in the installation’s. Doing it again ends the former and what was made from it.
 * @throws KeyfobError not_found, also for whoever is no operator.
 */
export async function breakGlass(ctx: Context, idOrSlug: string, { reason }: BreakGlass): Promise<Member> {
  const { actor } = ctx;
  if (actor.kind !== 'person' || actor.operator !== true || actor.id === null) throw notFound();
  const [found] = await ctx.em.execute<{ id: string }[]>(
    'select id from keyfob.workspace where (id::text = ? or slug = ?) and deleted_at is null for no key update',
    [idOrSlug, idOrSlug],
  );
  if (!found) throw notFound();
  const workspace = await ctx.em.findOneOrFail(WorkspaceRow, { id: found.id });
  const own = { workspaceId: workspace.id, userId: actor.id, removedAt: null, expiresAt: { $ne: null } };
  for (const former of await ctx.em.find(MemberRow, own, { populate: ['role'] }))
    await endMembership(ctx, former, 'member.break_glass_ended');
  const row = ctx.em.create(MemberRow, {
    id: uuidv7(),
    workspaceId: workspace.id,
    userId: actor.id,
    email: actor.label,
    role: await ctx.em.findOneOrFail(RoleRow, { id: ownerRole.id }),
    active: true,
    expiresAt: new Date(ctx.now.getTime() + LASTS_MS),
    createdAt: ctx.now,
  });
  const event = {
    action: 'workspace.break_glass',
    subject: { kind: 'workspace', id: workspace.id, label: workspace.slug },
    after: { reason, member_id: row.id, expires_at: row.expiresAt?.toISOString() },
  };
  record(ctx, event);
  record(ctx, { ...event, workspaceId: workspace.id });
  await ctx.em.flush();
  return presentMember(row);
}
