import type { FilterQuery } from '@mikro-orm/core';
import { homeId } from '../context.ts';
import type { HomeContext } from '../context.ts';
import { isInstant, isText, readCursor, writeCursor } from '../list-cursor.ts';
import { may, requireGrant } from '../permissions/authorize.ts';
import { nameKey } from './name.ts';
import { presentToken } from './present-token.ts';
import { requireHomeGrant } from './token-rights.ts';
import { TokenRow } from './token.entity.ts';
import type { TokenList, TokenListQuery } from './token.schema.ts';
import { whereNotRevoked, whereStatus } from './where-status.ts';

/**
 * Tokens the actor may see: the workspace’s with `keyfob/token:list`, always their own personal ones, other people’s only with
 * `keyfob/token:disable`. Revoked ones only when asked for, deleted ones never.
 */
export async function listTokens(ctx: HomeContext, query: TokenListQuery): Promise<TokenList> {
  const visible = visibleTo(ctx);
  const { limit, cursor, ...filter } = query;
  const [field, direction] = sortOf(query.sort);
  const where: FilterQuery<TokenRow>[] = [visible, ...wanted(ctx, query)];
  if (cursor !== undefined) {
    const after = readCursor(cursor, filter, field === 'createdAt' ? isInstant : isText);
    const step = direction === 'asc' ? '$gt' : '$lt';
    const value = field === 'createdAt' ? new Date(after.value) : after.value;
    where.push({ $or: [{ [field]: { [step]: value } }, { [field]: value, id: { [step]: after.id } }] });
  }
  const rows = await ctx.em.find(
    TokenRow,
    { $and: where },
    {
      orderBy: [{ [field]: direction }, { id: direction }],
      limit: limit + 1,
      populate: ['role', 'member', 'member.role'],
    },
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const position = last && { value: field === 'createdAt' ? last.createdAt.toISOString() : last.nameKey, id: last.id };
  return {
    data: page.map((row) => presentToken(ctx, row)),
    next_cursor: rows.length > limit && position ? writeCursor(position, filter) : null,
    total_active: await ctx.em.count(TokenRow, { $and: [visible, whereStatus('active', ctx.now)] }),
  };
}

function sortOf(sort: TokenListQuery['sort']): ['createdAt' | 'nameKey', 'asc' | 'desc'] {
  return [sort.endsWith('name') ? 'nameKey' : 'createdAt', sort.startsWith('-') ? 'desc' : 'asc'];
}

function visibleTo(ctx: HomeContext): FilterQuery<TokenRow> {
  requireHomeGrant(ctx, 'list');
  const here = { workspaceId: homeId(ctx), deletedAt: null };
  const own = { kind: 'personal' as const, member: ctx.actor.memberId };
  if (!may(ctx, 'keyfob/token', 'list')) {
    if (!ctx.actor.memberId || ctx.actor.kind === 'token') requireGrant(ctx, 'keyfob/token', 'list');
    return { ...here, ...own };
  }
  if (may(ctx, 'keyfob/token', 'disable')) return here;
  return { ...here, $or: [{ kind: { $ne: 'personal' as const } }, ...(ctx.actor.memberId ? [own] : [])] };
}

function wanted(ctx: HomeContext, query: TokenListQuery): FilterQuery<TokenRow>[] {
  const where: FilterQuery<TokenRow>[] = [];
  if (query.status === undefined) where.push(whereNotRevoked(ctx.now));
  else if (query.status !== 'all') where.push(whereStatus(query.status, ctx.now));
  if (query.kind) where.push({ kind: query.kind });
  if (query.type) where.push({ type: query.type });
  if (query.environment) where.push({ environment: query.environment });
  if (query.owner === 'me') where.push({ kind: 'personal', member: ctx.actor.memberId });
  else if (query.owner) where.push({ member: query.owner });
  if (query.expires_before) where.push({ expiresAt: { $lt: new Date(query.expires_before) } });
  if (query.q) where.push(search(query.q));
  return where;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A whole id, or the start of a name as a range: under row-level security only leak-proof operators use an index. */
function search(q: string): FilterQuery<TokenRow> {
  if (UUID.test(q)) return { id: q };
  const key = nameKey(q);
  return { nameKey: { $gte: key, $lt: `${key}\u{10ffff}` } };
}
