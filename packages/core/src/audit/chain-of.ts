import type { Context, WorkspaceContext } from '../context.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { requireInstallationGrant } from '../workspaces/enter-installation.ts';
import { INSTALLATION_CHAIN } from './chain.ts';

/** An operation on a log: in a workspace on the workspace’s, otherwise on the installation’s. */
export type AuditContext = Context | WorkspaceContext;

/**
 * The chain the operation works on, if the actor may do this to it: `keyfob/audit` in a workspace; on the installation
 * `keyfob/installation:get`, and `update` to erase. @throws KeyfobError permission_denied.
 */
export function chainOf(ctx: AuditContext, action: 'list' | 'export' | 'verify' | 'erase'): string {
  if ('workspace' in ctx && ctx.workspace) {
    requireGrant(ctx, 'keyfob/audit', action);
    return ctx.workspace.id;
  }
  requireInstallationGrant(ctx, action === 'erase' ? 'update' : 'get');
  return INSTALLATION_CHAIN;
}
