import { homeId } from '../context.ts';
import type { HomeContext } from '../context.ts';
import { KeyfobError, notFound } from '../errors.ts';
import { statusOf } from './status.ts';
import type { StatusFacts } from './status.ts';
import { requireTokenAction } from './token-rights.ts';
import type { TokenAction } from './token-rights.ts';
import { TokenRow } from './token.entity.ts';

/** A token the actor may see. Deleted ones, those of another home and other people’s answer 404 alike. */
export async function findToken(ctx: HomeContext, id: string): Promise<TokenRow> {
  const token = await ctx.em.findOne(
    TokenRow,
    { id, workspaceId: homeId(ctx), deletedAt: null },
    { populate: ['role', 'member', 'member.role'] },
  );
  if (!token) throw notFound();
  requireTokenAction(ctx, token, 'get');
  return token;
}

/** A token about to be changed: locked until the transaction ends, so changes to one token take turns. */
export async function lockToken(ctx: HomeContext, id: string, action: TokenAction): Promise<TokenRow> {
  const token = await readLocked(ctx, id);
  if (!token || token.deletedAt || (token.workspaceId ?? null) !== homeId(ctx)) throw notFound();
  requireTokenAction(ctx, token, action);
  return token;
}

/** As `lockToken` without the question who may: for a token acting on itself, and for what hangs on a token. */
export async function readLocked(ctx: HomeContext, id: string): Promise<TokenRow | null> {
  await ctx.em.execute(`select 1 from keyfob.token where id = ? for no key update`, [id]);
  return ctx.em.findOne(TokenRow, { id }, { populate: ['role', 'member', 'member.role'], refresh: true });
}

/** Many tokens at once, in no order; those that do not exist are left out. */
export function readAll(ctx: HomeContext, ids: readonly string[]): Promise<TokenRow[]> {
  return ctx.em.find(
    TokenRow,
    { id: { $in: [...ids] } },
    { populate: ['role', 'member', 'member.role'], refresh: true },
  );
}

/** The same, each locked, always in the same order: two that lock many take turns. */
export async function readAllLocked(ctx: HomeContext, ids: readonly string[]): Promise<TokenRow[]> {
  await ctx.em.execute(`select 1 from keyfob.token where id = any (?::uuid[]) order by id for no key update`, [
    `{${ids.join(',')}}`,
  ]);
  return readAll(ctx, ids);
}

/** @throws KeyfobError token_dead | token_superseded | token_disabled, with the way out. */
export function requireLive(
  ctx: HomeContext,
  token: StatusFacts & Pick<TokenRow, 'successorId'>,
  also: { disabled: boolean },
): void {
  const status = statusOf(token, ctx.now);
  if (status === 'revoked' || status === 'expired') {
    throw new KeyfobError('token_dead', `The token is ${status}. Create a new one.`);
  }
  if (status === 'superseded') {
    throw new KeyfobError(
      'token_superseded',
      `The token was rotated; change its successor ${token.successorId} instead.`,
    );
  }
  if (status === 'disabled' && !also.disabled) {
    throw new KeyfobError('token_disabled', 'The token is disabled. Enable it first.');
  }
}
