import type { HomeContext } from '../context.ts';
import { extend } from './extend-token.ts';
import { lockSelf } from './self-token.ts';
import type { ExtendToken, Token } from './token.schema.ts';

/** The acting token gives itself more time: only if refreshable, and never past `max_family_age`. */
export async function extendSelf(ctx: HomeContext, input: ExtendToken): Promise<{ token: Token }> {
  return extend(ctx, await lockSelf(ctx), input);
}
