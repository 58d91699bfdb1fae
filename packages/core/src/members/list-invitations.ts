import type { FilterQuery } from '@mikro-orm/core';
import type { WorkspaceContext } from '../context.ts';
import { isInstant, readCursor, writeCursor } from '../list-cursor.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { InvitationRow } from './invitation.entity.ts';
import type { InvitationList, InvitationListQuery } from './invitation.schema.ts';
import { presentInvitation } from './present-invitation.ts';
import { whereOpen } from './where-open.ts';

/** The invitations whose links still work, the oldest first. */
export async function listInvitations(ctx: WorkspaceContext, query: InvitationListQuery): Promise<InvitationList> {
  requireGrant(ctx, 'keyfob/member', 'list');
  const where: FilterQuery<InvitationRow>[] = [{ workspaceId: ctx.workspace.id }, whereOpen(ctx.now)];
  const after = query.cursor === undefined ? null : readCursor(query.cursor, {}, isInstant);
  if (after) {
    const createdAt = new Date(after.value);
    where.push({ $or: [{ createdAt: { $gt: createdAt } }, { createdAt, id: { $gt: after.id } }] });
  }
  const found = await ctx.em.find(
    InvitationRow,
    { $and: where },
    { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], limit: query.limit + 1, populate: ['role'] },
  );
  const page = found.slice(0, query.limit);
  const last = found.length > page.length ? page.at(-1) : undefined;
  return {
    data: page.map(presentInvitation),
    next_cursor: last ? writeCursor({ value: last.createdAt.toISOString(), id: last.id }, {}) : null,
  };
}
