import type { HomeContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { requireCovers } from '../permissions/authorize.ts';
import { requireAllowedKind } from './allowed-kind.ts';
import { lifetimeAtExtension } from './apply-lifetime.ts';
import { lockToken, requireLive } from './find-token.ts';
import { narrowChildren } from './narrow-children.ts';
import { presentToken } from './present-token.ts';
import { requireWithinActor } from './require-within-actor.ts';
import { heldBy } from './token-rights.ts';
import type { TokenRow } from './token.entity.ts';
import type { ExtendToken, Token } from './token.schema.ts';

/** More time for the same value; refreshable tokens only. @throws KeyfobError not_refreshable, token_dead, token_superseded, grants_not_held. */
export async function extendToken(ctx: HomeContext, id: string, input: ExtendToken): Promise<{ token: Token }> {
  const row = await lockToken(ctx, id, 'extend');
  return extend(ctx, row, input);
}

/** The same for a token acting on itself, which never passes `max_family_age`. */
export async function extend(ctx: HomeContext, row: TokenRow, input: ExtendToken): Promise<{ token: Token }> {
  requireLive(ctx, row, { disabled: true });
  if (!row.refreshable) {
    throw new KeyfobError(
      'not_refreshable',
      'Only refreshable tokens (type standard) can be extended. Rotate it, or create a new one.',
    );
  }
  requireAllowedKind(ctx, row.kind);
  requireCovers(ctx, heldBy(ctx, row));
  const before = row.expiresAt?.toISOString() ?? null;
  row.expiresAt = await lifetimeAtExtension(ctx, row, input);
  await requireWithinActor(ctx, row);
  await narrowChildren(ctx, row);
  touch(ctx, { token: row.id });
  record(ctx, {
    action: 'token.extended',
    subject: { kind: 'token', id: row.id, label: row.handle },
    before: { expires_at: before },
    after: { expires_at: row.expiresAt?.toISOString() ?? null },
  });
  await ctx.em.flush();
  return { token: presentToken(ctx, row) };
}
