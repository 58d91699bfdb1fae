import type { FilterQuery } from '@mikro-orm/core';
import { homeId } from '../context.ts';
import type { Context, HomeContext } from '../context.ts';
import { may, requireGrant } from '../permissions/authorize.ts';
import { nameKey } from './name.ts';
import { requireHomeGrant } from './token-rights.ts';
import type { TokenRow } from './token.entity.ts';
import type { TokenFilter } from './token.schema.ts';
import { whereNotRevoked, whereStatus } from './where-status.ts';

/**
 * Tokens the actor may see: the workspace’s with `keyfob/token:list`, always their own personal ones, other people’s only with
 * `keyfob/token:disable`. Deleted ones never.
 */
export function whereVisible(ctx: HomeContext): FilterQuery<TokenRow> {
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

/** What a list or a bulk change asks for; revoked ones only when it names them. */
export function whereWanted(ctx: Context, filter: TokenFilter): FilterQuery<TokenRow>[] {
  const where: FilterQuery<TokenRow>[] = [];
  if (filter.status === undefined) where.push(whereNotRevoked(ctx.now));
  else if (filter.status !== 'all') where.push(whereStatus(filter.status, ctx.now));
  if (filter.kind) where.push({ kind: filter.kind });
  if (filter.type) where.push({ type: filter.type });
  if (filter.environment) where.push({ environment: filter.environment });
  if (filter.owner === 'me') where.push({ kind: 'personal', member: ctx.actor.memberId });
  else if (filter.owner) where.push({ member: filter.owner });
  if (filter.unused_since) where.push(unusedSince(new Date(filter.unused_since)));
  if (filter.expires_before) where.push({ expiresAt: { $lt: new Date(filter.expires_before) } });
  if (filter.q) where.push(search(filter.q));
  return where;
}

/** Neither used nor made since: a token of yesterday that nobody has used yet is no forgotten one. */
function unusedSince(at: Date): FilterQuery<TokenRow> {
  return { createdAt: { $lt: at }, $or: [{ lastUsedAt: null }, { lastUsedAt: { $lt: at } }] };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A whole id, or the start of a name as a range: under row-level security only leak-proof operators use an index. */
function search(q: string): FilterQuery<TokenRow> {
  if (UUID.test(q)) return { id: q };
  const key = nameKey(q);
  return { nameKey: { $gte: key, $lt: `${key}\u{10ffff}` } };
}
