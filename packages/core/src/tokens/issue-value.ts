import type { Context } from '../context.ts';
import { keyedDigest, valueHash } from './digest.ts';
import { TokenDigestRow } from './token-digest.entity.ts';
import { mintTokenValue, parseTokenValue } from './token-value.ts';
import type { TokenRow } from './token.entity.ts';

type Unissued = Pick<TokenRow, 'id' | 'workspaceId' | 'kind' | 'environment'>;

/** A new value for a token: what is stored of it, and the value itself, which only the caller’s reply may hold. */
export function issueValue(ctx: Context, token: Unissued): { value: string; start: string; last4: string } {
  const value = mintTokenValue({
    prefix: ctx.ports.tokenPrefix,
    kind: token.kind,
    environment: token.environment,
    random: ctx.ports.random,
  });
  const parts = parseTokenValue(value);
  if (!parts) throw new Error('a minted value does not parse');
  const pepper = ctx.ports.peppers.current;
  ctx.em.create(TokenDigestRow, {
    digest: keyedDigest(valueHash(value), pepper),
    pepperVersion: pepper.version,
    tokenId: token.id,
    workspaceId: token.workspaceId ?? null,
  });
  return { value, start: parts.start, last4: parts.last4 };
}
