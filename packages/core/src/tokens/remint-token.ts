import type { HomeContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { requireCovers } from '../permissions/authorize.ts';
import { readLocked } from './find-token.ts';
import { issueValue } from './issue-value.ts';
import { REMINT_MS } from './remint-window.ts';
import { statusOf } from './status.ts';
import { TokenDigestRow } from './token-digest.entity.ts';
import { heldBy } from './token-rights.ts';
import type { TokenRow } from './token.entity.ts';

/**
 * The answer to a replayed create or rotate whose reply was lost: same row, new value, the earlier value dead. Only
 * within 10 minutes, while nobody has used the token, and to a caller who still holds what it holds.
 * @throws KeyfobError value_already_issued otherwise.
 */
export async function remintToken(
  ctx: HomeContext,
  id: string,
  issuedAt: Date,
): Promise<{ row: TokenRow; value: string }> {
  const row = await readLocked(ctx, id);
  const fresh = ctx.now.getTime() - issuedAt.getTime() < REMINT_MS;
  if (!row || !fresh || row.lastUsedAt || row.useCount > 0 || statusOf(row, ctx.now) !== 'active') {
    throw new KeyfobError(
      'value_already_issued',
      `Token ${id} was made by this request before; its value cannot be shown again. Rotate it to get a new one.`,
    );
  }
  requireCovers(ctx, heldBy(ctx, row));
  await ctx.em.nativeDelete(TokenDigestRow, { tokenId: id });
  const { value, start, last4 } = issueValue(ctx, row);
  Object.assign(row, { start, last4 });
  touch(ctx, { token: id });
  record(ctx, { action: 'token.reminted', subject: { kind: 'token', id, label: row.handle } });
  return { row, value };
}
