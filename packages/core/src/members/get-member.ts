import type { WorkspaceContext } from '../context.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { findMember } from './find-member.ts';
import type { Member } from './member.schema.ts';
import { presentMember } from './present-member.ts';

export async function getMember(ctx: WorkspaceContext, id: string): Promise<Member> {
  requireGrant(ctx, 'keyfob/member', 'get', id);
  return presentMember(await findMember(ctx, id));
}
