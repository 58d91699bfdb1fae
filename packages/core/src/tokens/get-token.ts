import type { HomeContext } from '../context.ts';
import { findToken } from './find-token.ts';
import { presentToken } from './present-token.ts';
import type { Token } from './token.schema.ts';

/** One token the actor may see. @throws KeyfobError not_found. */
export async function getToken(ctx: HomeContext, id: string): Promise<Token> {
  return presentToken(ctx, await findToken(ctx, id));
}
