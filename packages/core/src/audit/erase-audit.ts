import { record, touch } from '../context.ts';
import type { WorkspaceContext } from '../context.ts';
import { KeyfobError, notFound } from '../errors.ts';
import { MemberRow } from '../members/member.entity.ts';
import type { AuditErasure, EraseAudit } from './audit.schema.ts';
import { chainOf } from './chain-of.ts';

/**
 * Takes what is personal of a removed member out of the workspace: the clear text in its log (the chain stays whole, its digests
 * stand for nothing any more), the names on the member's row, and those on tokens the member made.
 * @throws KeyfobError not_found, in_use while the person is still a member.
 */
export async function eraseAudit(ctx: WorkspaceContext, { member_id: id }: EraseAudit): Promise<AuditErasure> {
  chainOf(ctx, 'erase');
  const member = await ctx.em.findOne(MemberRow, { id, workspaceId: ctx.workspace.id });
  if (!member) throw notFound();
  const again = member.userId && { userId: member.userId, workspaceId: ctx.workspace.id, removedAt: null };
  if (!member.removedAt || (again && (await ctx.em.count(MemberRow, again)) > 0)) {
    throw new KeyfobError('in_use', 'This person is a member of the workspace. Remove the member first, then erase.');
  }
  const [erased] = await ctx.em.execute<{ fields: string }[]>(
    `select keyfob.erase_audit_of_member(?::uuid) as fields`,
    [id],
  );
  await ctx.em.execute(
    `update keyfob.token set handle = name || '_' || right(id::text, 8), version = version + 1,
       created_by = case when created_by is null then null else created_by || '{"email": null}' end
     where workspace_id = ? and (created_by ->> 'id' = ? or starts_with(handle, ? || '_') or starts_with(handle, ? || '_'))`,
    [ctx.workspace.id, member.userId ?? null, member.email ?? null, member.externalId ?? null],
  );
  await ctx.em.execute(
    `update keyfob.invitation set email = id::text,
       revoked_at = case when accepted_at is null then coalesce(revoked_at, ?) else revoked_at end
     where workspace_id = ? and email = ?`,
    [ctx.now, ctx.workspace.id, member.email ?? null],
  );
  await ctx.em.execute(
    `update keyfob.invitation set invited_by = invited_by || '{"email": null}'
     where workspace_id = ? and invited_by ->> 'id' = ? and invited_by ->> 'email' is not null`,
    [ctx.workspace.id, member.userId ?? null],
  );
  await ctx.em.execute(
    `update keyfob.member set email = null, external_id = null, name = null, version = version + 1
     where workspace_id = ? and (id = ? or user_id = ?)`,
    [ctx.workspace.id, id, member.userId ?? null],
  );
  const fields = Number(erased?.fields ?? 0);
  touch(ctx, { workspace: ctx.workspace.id });
  record(ctx, { action: 'audit.erased', subject: { kind: 'member', id, label: null }, after: { fields } });
  return { fields };
}
