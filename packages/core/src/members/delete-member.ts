import type { WorkspaceContext } from '../context.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { endMembership } from './end-membership.ts';
import { lockMember } from './find-member.ts';
import { isOwner, keepOwner } from './keep-owner.ts';
import type { Member } from './member.schema.ts';
import { presentMember } from './present-member.ts';

/** Removes a member for good and revokes their personal tokens with it; adding the person again brings none back. @throws KeyfobError last_owner. */
export async function deleteMember(ctx: WorkspaceContext, id: string): Promise<{ member: Member }> {
  requireGrant(ctx, 'keyfob/member', 'delete', id);
  const row = await lockMember(ctx, id);
  const wasOwner = isOwner(row);
  await endMembership(ctx, row, 'member.removed');
  if (wasOwner) await keepOwner(ctx);
  return { member: presentMember(row) };
}
