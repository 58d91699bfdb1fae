import type { WorkspaceContext } from '../context.ts';
import { endsByItself, requireLasting } from '../permissions/require-lasting.ts';
import type { RoleRow } from '../permissions/role.entity.ts';
import { ownerRole } from '../permissions/roles.ts';
import { countOwners } from './keep-owner.ts';

/**
 * As `requireLasting`, but for what break-glass is there for: a workspace without an active owner is given one. Two at once take turns.
 * @throws KeyfobError permission_denied.
 */
export async function requireLastingMember(ctx: WorkspaceContext, role: RoleRow): Promise<void> {
  if (role.id === ownerRole.id && endsByItself(ctx)) {
    await ctx.em.execute('select 1 from keyfob.workspace where id = ? for no key update', [ctx.workspace.id]);
    if ((await countOwners(ctx)) === 0) return;
  }
  requireLasting(ctx, 'add members or give them more');
}
