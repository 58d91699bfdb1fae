import type { WorkspaceContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { invalid, KeyfobError } from '../errors.ts';
import { InvitationRow } from '../members/invitation.entity.ts';
import { MemberRow } from '../members/member.entity.ts';
import { whereOpen } from '../members/where-open.ts';
import { wherePresent } from '../members/where-present.ts';
import { TokenRow } from '../tokens/token.entity.ts';
import { whereLive } from '../tokens/where-status.ts';
import { requireCovers, requireGrant } from './authorize.ts';
import { findRole } from './find-role.ts';
import { covers } from './grant.ts';
import { lockRole } from './lock-role.ts';
import { presentRole } from './present-role.ts';
import { requireLasting } from './require-lasting.ts';
import type { RoleRow } from './role.entity.ts';
import type { DeleteRoleQuery, Role } from './role.schema.ts';

/**
 * Deletes a role that nobody has, or gives everybody who has it another; whoever does holds all that this one holds.
 * @throws KeyfobError in_use with how many members, live tokens and open invitations have it, permission_denied (built in), grants_not_held.
 */
export async function deleteRole(
  ctx: WorkspaceContext,
  key: string,
  { reassign_to: heirKey }: DeleteRoleQuery = {},
): Promise<{ role: Role }> {
  requireGrant(ctx, 'keyfob/role', 'delete');
  const row = await lockRole(ctx, key);
  if (heirKey === key) throw invalid('reassign_to', 'must be another role');
  const heir = heirKey === undefined ? null : await findRole(ctx, heirKey, 'reassign_to');
  if (heir) {
    requireCovers(ctx, heir.grants);
    if (!covers(row.grants, heir.grants, ctx.catalog)) requireLasting(ctx, 'give who has a role another with more');
  }
  const { members, tokens, invitations } = await usersOf(ctx, row);
  const counts = { members: members.length, tokens: tokens.length, invitations: invitations.length };
  if (!heir && Object.values(counts).some((count) => count > 0)) {
    const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
    const detail = `${counted(counts.members, 'member')}, ${counted(counts.tokens, 'live token')} and ${counted(counts.invitations, 'open invitation')} have this role. Give them another: ?reassign_to=<key>.`;
    throw new KeyfobError('in_use', detail, { extra: { in_use: counts } });
  }
  if (heir) for (const user of [...members, ...tokens, ...invitations]) user.role = heir;
  row.deletedAt = ctx.now;
  touch(ctx, { workspace: ctx.workspace.id });
  record(ctx, {
    action: 'role.deleted',
    subject: { kind: 'role', id: row.id, label: key },
    before: { key, name: row.name, grants: row.grants },
    after: { reassigned_to: heir?.key ?? null, ...counts },
  });
  await ctx.em.flush();
  return { role: presentRole(row) };
}

async function usersOf(ctx: WorkspaceContext, row: RoleRow) {
  const having = { workspaceId: ctx.workspace.id, role: row.id };
  const members = await ctx.em.find(MemberRow, { ...having, ...wherePresent(ctx.now) });
  const tokens = await ctx.em.find(TokenRow, { $and: [having, whereLive(ctx.now)] });
  const invitations = await ctx.em.find(InvitationRow, { ...having, ...whereOpen(ctx.now) });
  return { members, tokens, invitations };
}
