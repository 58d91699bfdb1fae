import type { WorkspaceContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { invalid } from '../errors.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { actingRole } from './acting-role.ts';
import { presentWorkspace } from './present-workspace.ts';
import type { DeleteWorkspace, Workspace } from './workspace.schema.ts';

/** Ends a workspace: from now on it answers 404, and every token of it is refused. Its log goes on in the installation’s, which tells of it. */
export async function deleteWorkspace(
  ctx: WorkspaceContext,
  { confirm }: DeleteWorkspace,
): Promise<{ workspace: Workspace }> {
  requireGrant(ctx, 'keyfob/workspace', 'delete');
  const row = ctx.workspace;
  if (confirm !== row.slug) throw invalid('confirm', `must be the workspace’s slug, ${row.slug}`);
  const role = await actingRole(ctx);
  row.active = false;
  row.deletedAt = ctx.now;
  touch(ctx, { workspace: row.id });
  const event = { action: 'workspace.deleted', subject: { kind: 'workspace', id: row.id, label: row.slug } };
  record(ctx, event);
  record(ctx, { ...event, workspaceId: null });
  await ctx.em.flush();
  return { workspace: presentWorkspace(row, ctx.policy, role) };
}
