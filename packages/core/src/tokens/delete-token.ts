import type { HomeContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { end, endingAsAsked } from './end-token.ts';
import { lockToken } from './find-token.ts';
import { presentToken } from './present-token.ts';
import type { Token } from './token.schema.ts';

/** Revokes a token as `revokeToken` does and hides it: from now on its id answers 404. */
export async function deleteToken(ctx: HomeContext, id: string): Promise<{ token: Token }> {
  const row = await lockToken(ctx, id, 'delete');
  touch(ctx, { token: id });
  end(ctx, await endingAsAsked(ctx, [row], 'deleted'));
  row.deletedAt = ctx.now;
  record(ctx, { action: 'token.deleted', subject: { kind: 'token', id, label: row.handle } });
  await ctx.em.flush();
  return { token: presentToken(ctx, row) };
}
