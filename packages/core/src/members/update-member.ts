import type { WorkspaceContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { requireCovers, requireGrant } from '../permissions/authorize.ts';
import { findRole } from '../permissions/find-role.ts';
import { covers } from '../permissions/grant.ts';
import { requireVersion } from '../require-version.ts';
import { changedFacts } from '../tokens/audited-facts.ts';
import { requirePlatform } from '../workspaces/enter-installation.ts';
import { memberFacts, memberSubject } from './audit-member.ts';
import { lockMember } from './find-member.ts';
import { flushMember } from './flush-member.ts';
import { isOwner, keepOwner } from './keep-owner.ts';
import type { MemberRow } from './member.entity.ts';
import type { Member, UpdateMember } from './member.schema.ts';
import { presentMember } from './present-member.ts';
import { requireLastingMember } from './require-lasting-member.ts';

/**
 * Changes a member; their personal tokens shrink, stop or work again with them, at once. Suspending needs only the action; whoever
 * gives a role, lets a member act again or says which external id acts as them holds all that the member then holds.
 * From break-glass nobody is given more, except that a workspace without an active owner is given one.
 * @throws KeyfobError version_mismatch, permission_denied, grants_not_held, name_taken, last_owner.
 */
export async function updateMember(
  ctx: WorkspaceContext,
  id: string,
  input: UpdateMember,
  ifMatch?: number,
): Promise<{ member: Member }> {
  requireGrant(ctx, 'keyfob/member', 'update', id);
  const row = await lockMember(ctx, id);
  requireVersion('member', row, ifMatch);
  if (row.expiresAt)
    throw new KeyfobError(
      'permission_denied',
      'A break-glass membership stays as it is until its end. Remove it to end it.',
    );
  const before = memberFacts(row);
  const wasOwner = isOwner(row);
  const { role: former } = row;
  const effect = await apply(ctx, row, input);
  if (effect.gives) requireCovers(ctx, row.role.grants);
  if (effect.wakes || !covers(former.grants, row.role.grants, ctx.catalog)) await requireLastingMember(ctx, row.role);
  touch(ctx, { workspace: ctx.workspace.id });
  record(ctx, { action: 'member.updated', subject: memberSubject(row), ...changedFacts(before, memberFacts(row)) });
  await flushMember(ctx);
  if (wasOwner && !isOwner(row)) await keepOwner(ctx);
  return { member: presentMember(row) };
}

/** Says whether it gives a role or access, and whether somebody acts who did not before. */
async function apply(
  ctx: WorkspaceContext,
  row: MemberRow,
  input: UpdateMember,
): Promise<{ gives: boolean; wakes: boolean }> {
  const { role, active, external_id: externalId, name } = input;
  const gives = role !== undefined && role !== row.role.key;
  const resumes = active === true && !row.active;
  const renames = typeof externalId === 'string' && externalId !== row.externalId;
  if (renames) requirePlatform(ctx, 'external_id');
  if (gives) row.role = await findRole(ctx, role);
  if (active !== undefined) row.active = active;
  if (externalId !== undefined) row.externalId = externalId;
  if (name !== undefined) row.name = name;
  const wakes = resumes || renames;
  return { gives: gives || wakes, wakes };
}
