import type { WorkspaceContext } from '../context.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { actingRole } from './acting-role.ts';
import { presentWorkspace } from './present-workspace.ts';
import type { Workspace } from './workspace.schema.ts';

/** The workspace: every member sees it; a token needs `keyfob/workspace:get`. */
export async function getWorkspace(ctx: WorkspaceContext): Promise<Workspace> {
  if (ctx.actor.kind === 'token') requireGrant(ctx, 'keyfob/workspace', 'get');
  return presentWorkspace(ctx.workspace, ctx.policy, await actingRole(ctx));
}
