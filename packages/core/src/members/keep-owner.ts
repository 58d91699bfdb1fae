import type { WorkspaceContext } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { ownerRole } from '../permissions/roles.ts';
import { MemberRow } from './member.entity.ts';

/**
 * Once a member was changed under `lockMember`: somebody must still own the workspace. A suspended owner does not count, nor does
 * an operator’s break-glass membership.
 * @throws KeyfobError last_owner.
 */
export async function keepOwner(ctx: WorkspaceContext): Promise<void> {
  if ((await countOwners(ctx)) === 0)
    throw new KeyfobError('last_owner', 'A workspace keeps an active owner. Make somebody else an owner first.');
}

/** How many the workspace counts on. */
export function countOwners(ctx: WorkspaceContext): Promise<number> {
  return ctx.em.count(MemberRow, {
    workspaceId: ctx.workspace.id,
    role: ownerRole.id,
    active: true,
    removedAt: null,
    expiresAt: null,
  });
}

/** Whether the workspace counts on this member. */
export function isOwner(row: MemberRow): boolean {
  return row.role.id === ownerRole.id && row.active && !row.removedAt && !row.expiresAt;
}
