import type { HomeContext } from '../context.ts';
import { endToken } from './end-token.ts';
import { presentToken } from './present-token.ts';
import { lockSelf } from './self-token.ts';
import type { RevokeToken, Token } from './token.schema.ts';

/** The acting token ends itself. */
export async function revokeSelf(ctx: HomeContext, input: RevokeToken): Promise<{ token: Token }> {
  const row = await lockSelf(ctx);
  await endToken(ctx, row, input.reason ?? 'revoked_by_itself');
  await ctx.em.flush();
  return { token: presentToken(ctx, row) };
}
