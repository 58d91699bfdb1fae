import type { WorkspaceContext } from '../context.ts';
import { invalid, KeyfobError } from '../errors.ts';
import { withinCidrs } from './cidr.ts';
import { TokenRow } from './token.entity.ts';
import type { CreateToken } from './token.schema.ts';

/** The fields of a child that its parent narrows. */
interface Narrowed {
  parentId: string | null;
  issuedByPersonAt: Date;
  allowedCidrs: string[];
  maxUses: number | null;
}

/**
 * A token made by a token is its child: depth 1, same environment, no more addresses and no more uses than the parent has left.
 * What is left out is inherited; an explicit excess is an error. (Grants and lifetime are held by their own rules.)
 */
export async function limitChild(ctx: WorkspaceContext, input: CreateToken): Promise<Narrowed> {
  const wanted = { allowedCidrs: input.allowed_cidrs ?? [], maxUses: input.max_uses ?? null };
  if (!ctx.actor.token) return { parentId: null, issuedByPersonAt: ctx.now, ...wanted };
  const parent = await ctx.em.findOneOrFail(TokenRow, { id: ctx.actor.token.token.id });
  if (parent.parentId)
    throw new KeyfobError('permission_denied', 'A token that was itself made by a token cannot make tokens.');
  if ((input.environment ?? 'production') !== parent.environment) {
    throw invalid('environment', `a token made by a ${parent.environment} token is ${parent.environment}`);
  }
  const left = parent.maxUses === null || parent.maxUses === undefined ? null : parent.maxUses - parent.useCount;
  if (left !== null && wanted.maxUses !== null && wanted.maxUses > left) {
    throw invalid('max_uses', `the token that makes it has ${left} uses left`);
  }
  if (input.allowed_cidrs && !withinCidrs(wanted.allowedCidrs, parent.allowedCidrs)) {
    throw invalid('allowed_cidrs', `must stay within ${parent.allowedCidrs.join(', ')}`);
  }
  return {
    parentId: parent.id,
    issuedByPersonAt: parent.issuedByPersonAt,
    allowedCidrs: input.allowed_cidrs ?? parent.allowedCidrs,
    maxUses: wanted.maxUses ?? left,
  };
}
