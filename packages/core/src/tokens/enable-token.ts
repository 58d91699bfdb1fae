import type { HomeContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { requireCovers } from '../permissions/authorize.ts';
import { requireLasting, staysAfterwards } from '../permissions/require-lasting.ts';
import { lockToken, requireLive } from './find-token.ts';
import { presentToken } from './present-token.ts';
import { requireWithinActor } from './require-within-actor.ts';
import { heldBy } from './token-rights.ts';
import type { Token } from './token.schema.ts';

/** What break-glass does not do. */
export const ENABLING = 'enable a token that stays';

/** Lets a disabled token work again; whoever does it holds all that the token holds, and is not inside for an hour if it stays. */
export async function enableToken(ctx: HomeContext, id: string): Promise<{ token: Token }> {
  const row = await lockToken(ctx, id, 'enable');
  requireLive(ctx, row, { disabled: true });
  requireCovers(ctx, heldBy(ctx, row));
  await requireWithinActor(ctx, row);
  if (staysAfterwards(row)) requireLasting(ctx, ENABLING);
  touch(ctx, { token: id });
  if (row.disabledAt) {
    row.disabledAt = null;
    row.enabledAt = ctx.now;
    record(ctx, { action: 'token.enabled', subject: { kind: 'token', id, label: row.handle } });
    await ctx.em.flush();
  }
  return { token: presentToken(ctx, row) };
}
