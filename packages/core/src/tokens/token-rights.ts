import type { HomeContext } from '../context.ts';
import { KeyfobError, notFound } from '../errors.ts';
import { may, requireGrant } from '../permissions/authorize.ts';
import type { Grant } from '../permissions/grant.schema.ts';
import { exactIntersect, intersect, reading, readOnly } from '../permissions/intersect-grants.ts';
import type { TokenRow } from './token.entity.ts';

/** The `keyfob/token` actions, as routes and audit events name them. */
export type TokenAction = 'get' | 'update' | 'rotate' | 'extend' | 'disable' | 'enable' | 'revoke' | 'delete';

/** A signed-in owner needs no grant for these on a personal token of their own. */
const OWNERS_RIGHT: ReadonlySet<TokenAction> = new Set(['get', 'update', 'rotate', 'extend', 'revoke', 'delete']);
/** Holders of `keyfob/token:disable` may do these to other people’s personal tokens, and nothing else. */
const STEWARDS_RIGHT: ReadonlySet<TokenAction> = new Set(['get', 'disable', 'enable', 'revoke', 'delete']);

interface GivenRights {
  role?: { grants: Grant[] } | null | undefined;
  grants: Grant[];
  access: 'full' | 'read';
}

/**
 * What the token was given: its role’s grants of now, or its own; only the reading part of a read-only one, unless that takes more
 * than 1 000 grants. So never less than it was given: for what others must hold, not for what it may do.
 */
export function ceilingOf(ctx: Pick<HomeContext, 'catalog'>, token: GivenRights): Grant[] {
  const grants = token.role?.grants ?? token.grants;
  return token.access === 'read' ? (exactIntersect(grants, reading(ctx.catalog), ctx.catalog) ?? grants) : grants;
}

/** What the token holds now: for a personal token, no more than its owner does. Never less than that, like `ceilingOf`. */
export function heldBy(ctx: Pick<HomeContext, 'catalog'>, token: TokenRow): Grant[] {
  const ceiling = ceilingOf(ctx, token);
  return token.member ? (exactIntersect(ceiling, token.member.role.grants, ctx.catalog) ?? ceiling) : ceiling;
}

/** The same as authority: never more than the token holds now. */
export function authorityOf(ctx: Pick<HomeContext, 'catalog'>, token: TokenRow): Grant[] {
  const given = token.role?.grants ?? token.grants;
  const grants = token.access === 'read' ? readOnly(given, ctx.catalog) : given;
  return token.member ? intersect(grants, token.member.role.grants, ctx.catalog) : grants;
}

/** Whether the token that acts is this one, by whichever route it came. */
export function actsOnItself(ctx: HomeContext, token: TokenRow): boolean {
  return ctx.actor.token?.token.id === token.id;
}

/** Whether a personal token belongs to the member who acts. */
export function isOwn(ctx: HomeContext, token: TokenRow): boolean {
  return token.kind === 'personal' && token.member?.id === ctx.actor.memberId;
}

/**
 * Service tokens rule every workspace: whoever manages them through a token needs a right to the installation beside the one to
 * tokens, which is enough in a workspace.
 */
export function requireHomeGrant(ctx: HomeContext, action: TokenAction | 'list' | 'create'): void {
  if (ctx.workspace) return;
  requireGrant(ctx, 'keyfob/installation', action === 'list' || action === 'get' ? 'get' : 'update');
}

/**
 * Refuses what product.md §3 gives nobody or not this actor. A personal token that the actor may not even see
 * answers as if it did not exist.
 */
export function requireTokenAction(ctx: HomeContext, token: TokenRow, action: TokenAction): void {
  requireHomeGrant(ctx, action);
  if (token.kind === 'personal' && !isOwn(ctx, token)) {
    if (!may(ctx, 'keyfob/token', 'disable', token.id)) throw notFound();
    if (!STEWARDS_RIGHT.has(action)) {
      throw new KeyfobError('permission_denied', 'Only its owner may do this to a personal token.');
    }
    if (action !== 'enable') return;
  }
  if (isOwn(ctx, token) && ctx.actor.kind === 'person' && OWNERS_RIGHT.has(action)) return;
  requireGrant(ctx, 'keyfob/token', action, token.id);
  if (action === 'enable') requireGrant(ctx, 'keyfob/token', 'disable', token.id);
}
