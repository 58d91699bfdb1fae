import type { WorkspaceContext } from '../context.ts';
import { KeyfobError, notFound } from '../errors.ts';
import { RoleRow } from './role.entity.ts';

/** One of the workspace’s own roles, about to be changed. @throws KeyfobError not_found, permission_denied for a built-in one. */
export async function lockRole(ctx: WorkspaceContext, key: string): Promise<RoleRow> {
  const own = { workspaceId: ctx.workspace.id, key, deletedAt: null };
  await ctx.em.execute(
    'select 1 from keyfob.role where workspace_id = ? and key = ? and deleted_at is null for update',
    [ctx.workspace.id, key],
  );
  const row = await ctx.em.findOne(RoleRow, own, { refresh: true });
  if (row) return row;
  if ((await ctx.em.count(RoleRow, { workspaceId: null, key })) === 0) throw notFound();
  throw new KeyfobError(
    'permission_denied',
    `${key} is built in and stays as it is. Create a role of your own instead.`,
  );
}
