import type { FilterQuery } from '@mikro-orm/core';
import type { TokenRow } from './token.entity.ts';
import type { TokenStatus } from './token.schema.ts';

/** The rule of `status` as a condition; a test holds the two against each other. Judged by `now`, never by the database’s clock. */
export function whereStatus(status: TokenStatus, now: Date): FilterQuery<TokenRow> {
  const revoked: FilterQuery<TokenRow> = { $or: [{ revokedAt: { $ne: null } }, { graceEndsAt: { $lte: now } }] };
  const kept = whereNotRevoked(now);
  const unexpired: FilterQuery<TokenRow> = { $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] };
  const plain: FilterQuery<TokenRow> = { revokedAt: null, graceEndsAt: null };
  switch (status) {
    case 'revoked':
      return revoked;
    case 'expired':
      return { $and: [kept, { expiresAt: { $lte: now } }] };
    case 'superseded':
      return { $and: [{ revokedAt: null, graceEndsAt: { $gt: now } }, unexpired] };
    case 'disabled':
      return { $and: [plain, { disabledAt: { $ne: null } }, unexpired] };
    case 'active':
      return { $and: [plain, { disabledAt: null }, unexpired] };
  }
}

/** Said outright: `not (revoked_at <= now)` is unknown, not true, where there is no time. */
export function whereNotRevoked(now: Date): FilterQuery<TokenRow> {
  return { revokedAt: null, $or: [{ graceEndsAt: null }, { graceEndsAt: { $gt: now } }] };
}
