import type { HomeContext } from '../context.ts';
import { invalid, KeyfobError } from '../errors.ts';
import { findToken } from './find-token.ts';
import { isOwn } from './token-rights.ts';
import type { TokenRow } from './token.entity.ts';
import type { CreateToken, TokenKind } from './token.schema.ts';

/** A request whose kind is settled, and the token it copies, if any. */
export interface NewToken {
  input: CreateToken & { kind: TokenKind };
  source: TokenRow | null;
}

/**
 * A clone takes everything from its source but name and value; what the request names comes first. Its creation is then held to
 * every rule of any other: whoever clones holds all that the clone holds.
 * @throws KeyfobError not_found for a token the actor may not see, permission_denied for another’s personal one.
 */
export async function readNewToken(ctx: HomeContext, input: CreateToken): Promise<NewToken> {
  if (input.clone_of === undefined) {
    if (input.kind === undefined) throw invalid('kind', 'is required, unless clone_of names a token to take it from');
    return { input: { ...input, kind: input.kind }, source: null };
  }
  const source = await findToken(ctx, input.clone_of);
  if (source.kind === 'personal' && !isOwn(ctx, source))
    throw new KeyfobError('permission_denied', 'Only its owner may clone a personal token.');
  return {
    input: { ...inheritable(source), ...given(source, input), ...input, kind: input.kind ?? source.kind },
    source,
  };
}

function inheritable(source: TokenRow): Partial<CreateToken> {
  return {
    description: source.description,
    environment: source.environment,
    ...(source.notBefore ? { not_before: source.notBefore.toISOString() } : {}),
    ...(typeof source.maxUses === 'number' ? { max_uses: source.maxUses } : {}),
    ...(source.allowedCidrs.length > 0 ? { allowed_cidrs: source.allowedCidrs } : {}),
    ...(source.rateLimit ? { rate_limit: source.rateLimit } : {}),
    metadata: source.metadata,
  };
}

/** The source’s role or grants, unless the request names either. */
function given(source: TokenRow, input: CreateToken): Pick<CreateToken, 'role' | 'grants'> {
  if (input.role !== undefined || input.grants !== undefined) return {};
  return source.role ? { role: source.role.key } : { grants: source.grants };
}
