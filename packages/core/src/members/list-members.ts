import type { FilterQuery } from '@mikro-orm/core';
import type { WorkspaceContext } from '../context.ts';
import { isInstant, readCursor, writeCursor } from '../list-cursor.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { findRole } from '../permissions/find-role.ts';
import { MemberRow } from './member.entity.ts';
import type { MemberList, MemberListQuery } from './member.schema.ts';
import { presentMember } from './present-member.ts';
import { wherePresent } from './where-present.ts';

/** Who belongs to the workspace, in the order they came. */
export async function listMembers(ctx: WorkspaceContext, query: MemberListQuery): Promise<MemberList> {
  requireGrant(ctx, 'keyfob/member', 'list');
  const { limit, cursor, ...filter } = query;
  const where: FilterQuery<MemberRow>[] = [{ workspaceId: ctx.workspace.id }, wherePresent(ctx.now)];
  if (query.role !== undefined) where.push({ role: (await findRole(ctx, query.role)).id });
  if (query.active !== undefined) where.push({ active: query.active });
  if (query.external_id !== undefined) where.push({ externalId: query.external_id });
  if (query.q !== undefined)
    where.push({ $or: [{ email: startingWith(query.q.toLowerCase()) }, { externalId: startingWith(query.q) }] });
  if (cursor !== undefined) {
    const { value, id } = readCursor(cursor, filter, isInstant);
    const createdAt = new Date(value);
    where.push({ $or: [{ createdAt: { $gt: createdAt } }, { createdAt, id: { $gt: id } }] });
  }
  const rows = await ctx.em.find(
    MemberRow,
    { $and: where },
    { orderBy: { createdAt: 'asc', id: 'asc' }, limit: limit + 1, populate: ['role'] },
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(presentMember),
    next_cursor:
      rows.length > limit && last ? writeCursor({ value: last.createdAt.toISOString(), id: last.id }, filter) : null,
  };
}

/** A range, not a pattern: under row-level security only leak-proof operators use an index. */
function startingWith(text: string) {
  return { $gte: text, $lt: `${text}\u{10ffff}` };
}
