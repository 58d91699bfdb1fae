import type { HomeContext } from '../context.ts';
import { touch } from '../context.ts';
import { invalid, KeyfobError } from '../errors.ts';
import { withinCidrs } from './cidr.ts';
import { perSecond, usesLeft } from './compare-reach.ts';
import { earlier } from './earlier.ts';
import { readLocked } from './find-token.ts';
import { statusOf } from './status.ts';
import { TokenRow } from './token.entity.ts';
import type { CreateToken } from './token.schema.ts';

/** The fields of a child that its parent narrows. */
interface Narrowed {
  parentId: string | null;
  parentExpiresAt: Date | null;
  issuedByPersonAt: Date;
  madeUntil: Date | null;
  allowedCidrs: string[];
  maxUses: number | null;
  rateLimit: TokenRow['rateLimit'];
}

/** The row of the token that makes another, locked: it cannot end, shrink or be rotated while it does. Null when a person acts. */
export async function lockMaker(ctx: HomeContext): Promise<TokenRow | null> {
  const { token } = ctx.actor;
  if (!token) return null;
  const maker = await readLocked(ctx, token.token.id);
  const status = maker && statusOf(maker, ctx.now);
  if (status === 'active' || status === 'superseded') return maker;
  throw new KeyfobError('invalid_token', 'The access token does not exist, or no longer works.');
}

/**
 * A token made by a token is its child: depth 1, same environment, no more addresses, uses and calls than the parent has left.
 * What is left out is inherited, but uses are handed over: the parent loses what it gives. An explicit excess is an error. (Grants and
 * lifetime are held by their own rules.)
 */
export async function limitChild(ctx: HomeContext, maker: TokenRow | null, input: CreateToken): Promise<Narrowed> {
  const wanted = {
    allowedCidrs: input.allowed_cidrs ?? [],
    maxUses: input.max_uses ?? null,
    rateLimit: input.rate_limit ?? null,
  };
  const madeUntil = ctx.actor.until ?? null;
  if (!maker) return { parentId: null, parentExpiresAt: null, issuedByPersonAt: ctx.now, madeUntil, ...wanted };
  if (maker.parentId)
    throw new KeyfobError('permission_denied', 'A token that was itself made by a token cannot make tokens.');
  if (maker.kind === 'personal' && input.kind !== 'personal')
    throw new KeyfobError(
      'permission_denied',
      'A personal token makes personal tokens only: others would outlast its owner’s rights.',
    );
  if ((input.environment ?? 'production') !== maker.environment)
    throw invalid('environment', `a token made by a ${maker.environment} token is ${maker.environment}`);
  const left = usesLeft(maker);
  if (left !== null && wanted.maxUses === null)
    throw invalid('max_uses', `must be named: the token that makes it hands over some of the ${left} uses it has left`);
  if (left !== null && wanted.maxUses !== null && wanted.maxUses > left)
    throw invalid('max_uses', `the token that makes it has ${left} uses left`);
  if (input.allowed_cidrs && !withinCidrs(wanted.allowedCidrs, maker.allowedCidrs))
    throw invalid('allowed_cidrs', `must stay within ${maker.allowedCidrs.join(', ')}`);
  if (wanted.rateLimit && perSecond(wanted.rateLimit) > perSecond(maker.rateLimit))
    throw invalid('rate_limit', 'must not allow more calls than the token that makes it');
  if (left !== null) {
    maker.useCount += wanted.maxUses ?? 0;
    touch(ctx, { token: maker.id });
  }
  const parent = await heirOf(ctx, maker);
  return {
    parentId: parent.id,
    parentExpiresAt: earlier(maker.expiresAt ?? null, parent.expiresAt ?? null),
    issuedByPersonAt: maker.issuedByPersonAt,
    madeUntil,
    allowedCidrs: input.allowed_cidrs ?? maker.allowedCidrs,
    maxUses: wanted.maxUses,
    rateLimit: wanted.rateLimit ?? maker.rateLimit ?? null,
  };
}

/** Who inherits a token’s children: its last successor, or itself. */
async function heirOf(ctx: HomeContext, token: TokenRow): Promise<TokenRow> {
  if (!token.successorId) return token;
  return heirOf(ctx, await ctx.em.findOneOrFail(TokenRow, { id: token.successorId }));
}
