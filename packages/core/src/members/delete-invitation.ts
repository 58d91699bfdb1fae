import type { WorkspaceContext } from '../context.ts';
import { record } from '../context.ts';
import { notFound } from '../errors.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { InvitationRow } from './invitation.entity.ts';
import type { Invitation } from './invitation.schema.ts';
import { presentInvitation } from './present-invitation.ts';
import { whereOpen } from './where-open.ts';

/** Takes an invitation back: its link works no longer. */
export async function deleteInvitation(ctx: WorkspaceContext, id: string): Promise<Invitation> {
  requireGrant(ctx, 'keyfob/member', 'delete');
  await ctx.em.execute('select 1 from keyfob.invitation where workspace_id = ? and id = ? for update', [
    ctx.workspace.id,
    id,
  ]);
  const row = await ctx.em.findOne(
    InvitationRow,
    { id, workspaceId: ctx.workspace.id, ...whereOpen(ctx.now) },
    { populate: ['role'] },
  );
  if (!row) throw notFound();
  row.revokedAt = ctx.now;
  record(ctx, { action: 'invitation.revoked', subject: { kind: 'invitation', id, label: row.email } });
  await ctx.em.flush();
  return presentInvitation(row);
}
