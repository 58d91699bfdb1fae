import type { FilterQuery } from '@mikro-orm/core';
import type { TokenRow } from './token.entity.ts';
import type { TokenStatus } from './token.schema.ts';

/** The rule of `statusOf` as a condition; a test holds the two against each other. Judged by `now`, never by the database’s clock. */
export function whereStatus(status: TokenStatus, now: Date): FilterQuery<TokenRow> {
  const where: Record<TokenStatus, FilterQuery<TokenRow>> = {
    revoked: { $or: [{ revokedAt: { $ne: null } }, { deletedAt: { $ne: null } }, { graceEndsAt: { $lte: now } }] },
    expired: { $and: [whereNotRevoked(now), { expiresAt: { $lte: now } }] },
    superseded: { $and: [whereLive(now), { graceEndsAt: { $ne: null } }] },
    disabled: { $and: [whereLive(now), { graceEndsAt: null, disabledAt: { $ne: null } }] },
    active: { $and: [whereLive(now), { graceEndsAt: null, disabledAt: null }] },
  };
  return where[status];
}

/** Said outright: `not (revoked_at <= now)` is unknown, not true, where there is no time. */
export function whereNotRevoked(now: Date): FilterQuery<TokenRow> {
  return { revokedAt: null, deletedAt: null, $or: [{ graceEndsAt: null }, { graceEndsAt: { $gt: now } }] };
}

/** Live: active, disabled or superseded. */
export function whereLive(now: Date): FilterQuery<TokenRow> {
  return { $and: [whereNotRevoked(now), { $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] }] };
}
