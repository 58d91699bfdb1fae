import type { WorkspaceContext } from '../context.ts';
import { requireGrant } from './authorize.ts';
import { rolesOf } from './find-role.ts';
import { presentRole } from './present-role.ts';
import type { RoleList } from './role.schema.ts';

/** Every role a member or token of the workspace can have: the built-in ones, then its own. They are at most 105. */
export async function listRoles(ctx: WorkspaceContext): Promise<RoleList> {
  requireGrant(ctx, 'keyfob/role', 'list');
  return { data: (await rolesOf(ctx)).map(presentRole) };
}
