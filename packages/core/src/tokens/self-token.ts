import type { HomeContext } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { readLocked } from './find-token.ts';
import type { TokenRow } from './token.entity.ts';

/** The row of the token that acts, locked. @throws KeyfobError token_required when no token acts. */
export async function lockSelf(ctx: HomeContext): Promise<TokenRow> {
  const row = ctx.actor.token ? await readLocked(ctx, ctx.actor.token.token.id) : null;
  if (!row) throw new KeyfobError('token_required', 'Send the access token itself as `Authorization: Bearer <value>`.');
  return row;
}
