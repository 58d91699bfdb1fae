import type { HomeContext } from '../context.ts';
import { endSuccessors, endToken } from './end-token.ts';
import { lockToken } from './find-token.ts';
import { presentToken } from './present-token.ts';
import type { RevokeToken, Token } from './token.schema.ts';

/** Ends a token for good, with every successor it gave itself; it stays visible as revoked. Repeating it changes nothing. */
export async function revokeToken(ctx: HomeContext, id: string, input: RevokeToken): Promise<{ token: Token }> {
  const row = await lockToken(ctx, id, 'revoke');
  await endToken(ctx, row, input.reason ?? 'revoked');
  await endSuccessors(ctx, row);
  await ctx.em.flush();
  return { token: presentToken(ctx, row) };
}
