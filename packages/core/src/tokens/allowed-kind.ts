import type { HomeContext } from '../context.ts';
import { invalid } from '../errors.ts';
import type { TokenKind } from './token.schema.ts';

/** Kinds bind whenever a token of a workspace is made or reaches further. @throws KeyfobError invalid_request. */
export function requireAllowedKind(ctx: HomeContext, kind: TokenKind): void {
  if (kind === 'service') return;
  const { allowed_kinds: allowed } = ctx.policy;
  if (allowed.some((one) => one === kind)) return;
  throw invalid('kind', `the policy of this workspace allows ${allowed.join(', ') || 'no new tokens'}, not ${kind}`);
}
