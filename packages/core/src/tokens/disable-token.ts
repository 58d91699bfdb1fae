import type { HomeContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { endPredecessor } from './end-token.ts';
import { lockToken, requireLive } from './find-token.ts';
import { presentToken } from './present-token.ts';
import type { Token } from './token.schema.ts';

/** Refuses a token until it is enabled again. Repeating it changes nothing. @throws KeyfobError token_dead, token_superseded. */
export async function disableToken(ctx: HomeContext, id: string): Promise<{ token: Token }> {
  const row = await lockToken(ctx, id, 'disable');
  requireLive(ctx, row, { disabled: true });
  touch(ctx, { token: id });
  if (!row.disabledAt) {
    row.disabledAt = ctx.now;
    record(ctx, { action: 'token.disabled', subject: { kind: 'token', id, label: row.handle } });
    await endPredecessor(ctx, row);
    await ctx.em.flush();
  }
  return { token: presentToken(ctx, row) };
}
