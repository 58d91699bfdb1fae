import { record, touch } from '../context.ts';
import type { WorkspaceContext } from '../context.ts';
import { KeyfobError, notFound } from '../errors.ts';
import { MemberRow } from '../members/member.entity.ts';
import type { AuditErasure, EraseAudit } from './audit.schema.ts';
import { chainOf } from './chain-of.ts';

/**
 * Takes what is personal of a removed member out of the workspace: the clear text in its log (the chain stays whole, its digests
 * stand for nothing any more), what they were told and mailed, the names on the member's row,
 * and those on tokens the member made and in messages to webhooks.
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
  // Before the invitations lose the address that their mails are found by.
  await ctx.em.execute(`select keyfob.erase_notifications_of_member(?::uuid)`, [id]);
  await eraseNames(ctx, member);
  await eraseUse(ctx, member);
  const fields = Number(erased?.fields ?? 0);
  touch(ctx, { workspace: ctx.workspace.id });
  record(ctx, { action: 'audit.erased', subject: { kind: 'member', id, label: null }, after: { fields } });
  return { fields };
}

/** On what stays of theirs: the tokens they made, the invitations to and by them, their memberships. */
async function eraseNames(ctx: WorkspaceContext, { id, userId, email, externalId }: MemberRow): Promise<void> {
  const here = ctx.workspace.id;
  const names = `array_remove(array[?, ?]::text[], null)`;
  const named = [email ?? null, externalId ?? null];
  await ctx.em.execute(
    `update keyfob.token set handle = name || '_' || right(id::text, 8), version = version + 1,
       created_by = case when created_by is null then null else created_by || '{"email": null}' end
     where workspace_id = ? and (created_by ->> 'id' in (?, ?) or keyfob.is_handle_of(handle, ${names}))`,
    [here, userId ?? null, id, ...named],
  );
  await ctx.em.execute(
    `update keyfob.invitation set email = id::text,
       revoked_at = case when accepted_at is null then coalesce(revoked_at, ?) else revoked_at end
     where workspace_id = ? and email = ?`,
    [ctx.now, here, email ?? null],
  );
  await ctx.em.execute(
    `update keyfob.invitation set invited_by = invited_by || jsonb_build_object('label', coalesce(invited_by ->> 'member_id', 'token'))
     where workspace_id = ? and (invited_by ->> 'member_id' in (
         select m.id::text from keyfob.member m where m.workspace_id = ? and (m.id = ? or m.user_id = ?))
       or invited_by ->> 'label' = any (${names}) or keyfob.is_handle_of(invited_by ->> 'label', ${names}))`,
    [here, here, id, userId ?? null, ...named, ...named],
  );
  await ctx.em.execute(
    `update keyfob.member set email = null, external_id = null, name = null, version = version + 1
     where workspace_id = ? and (id = ? or user_id = ?)`,
    [here, id, userId ?? null],
  );
}

/** Where from and with what their personal tokens were used, and whose webhooks say they are; how often, and what for, stays. */
async function eraseUse(ctx: WorkspaceContext, { id, userId }: MemberRow): Promise<void> {
  const memberships = await ctx.em.find(MemberRow, {
    workspaceId: ctx.workspace.id,
    ...(userId ? { $or: [{ id }, { userId }] } : { id }),
  });
  for (const { id: one } of memberships) {
    await ctx.em.execute(`select keyfob.erase_usage_of_member(?::uuid)`, [one]);
    // A delivery can be sent again for 30 days, and what a receiver answered may repeat what it was told.
    await ctx.em.execute(
      `update keyfob.webhook_delivery set body = jsonb_set(body::jsonb, '{data,token,owner,external_id}', 'null')::text,
         attempts = (select coalesce(jsonb_agg(one || '{"response": null}'), '[]') from jsonb_array_elements(attempts) one)
       where workspace_id = ? and body::jsonb #>> '{data,token,owner,id}' = ?`,
      [ctx.workspace.id, one],
    );
    await ctx.em.execute(
      `update keyfob.token set last_used_ip = null, last_used_user_agent = null where workspace_id = ? and member_id = ?`,
      [ctx.workspace.id, one],
    );
  }
}
