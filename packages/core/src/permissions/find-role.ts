import { homeId } from '../context.ts';
import type { HomeContext } from '../context.ts';
import { invalid } from '../errors.ts';
import { RoleRow } from './role.entity.ts';

/**
 * A role of this workspace by its key: a built-in one or its own, which stays until the transaction ends.
 * @throws KeyfobError invalid_request, naming the valid ones.
 */
export async function findRole(ctx: HomeContext, key: string, path = 'role'): Promise<RoleRow> {
  const roles = await rolesOf(ctx);
  const role = roles.find((candidate) => candidate.key === key);
  if (role && (await stays(ctx, role))) return role;
  throw invalid(path, `unknown role ${key}; valid: ${roles.map((candidate) => candidate.key).join(', ')}`);
}

/** Every role there is here: the built-in ones first, then the workspace’s own as they came. */
export function rolesOf(ctx: HomeContext): Promise<RoleRow[]> {
  return ctx.em.find(
    RoleRow,
    { $or: [{ workspaceId: homeId(ctx) }, { workspaceId: null }], deletedAt: null },
    { orderBy: [{ workspaceId: 'desc nulls first' }, { id: 'asc' }] },
  );
}

/** Nobody deletes a role while somebody is given it. */
async function stays(ctx: HomeContext, role: RoleRow): Promise<boolean> {
  if (!role.workspaceId) return true;
  const locked = await ctx.em.execute<unknown[]>(
    'select 1 from keyfob.role where id = ? and deleted_at is null for key share',
    [role.id],
  );
  return locked.length > 0;
}
