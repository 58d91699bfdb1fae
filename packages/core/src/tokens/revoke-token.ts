import type { HomeContext } from '../context.ts';
import { touch } from '../context.ts';
import { end, endingAsAsked } from './end-token.ts';
import { lockToken } from './find-token.ts';
import { presentToken } from './present-token.ts';
import type { RevokeToken, Token } from './token.schema.ts';

/** Ends a token for good, with every successor it gave itself; it stays visible as revoked. Repeating it changes nothing. */
export async function revokeToken(ctx: HomeContext, id: string, input: RevokeToken): Promise<{ token: Token }> {
  const row = await lockToken(ctx, id, 'revoke');
  touch(ctx, { token: id });
  end(ctx, await endingAsAsked(ctx, [row], input.reason ?? 'revoked'));
  await ctx.em.flush();
  return { token: presentToken(ctx, row) };
}
