import type { TokenStatus } from './token.schema.ts';

/** The instants a status follows from; null or left out: never. */
export interface StatusFacts {
  readonly revokedAt?: Date | null | undefined;
  readonly deletedAt?: Date | null | undefined;
  /** Set once rotated: the value works until then. */
  readonly graceEndsAt?: Date | null | undefined;
  readonly disabledAt?: Date | null | undefined;
  readonly expiresAt?: Date | null | undefined;
}

/** The first that applies at `now`, whether or not a sweep ran: revoked, expired, superseded, disabled, active. */
export function statusOf(token: StatusFacts, now: Date): TokenStatus {
  if (token.revokedAt || token.deletedAt || isOver(token.graceEndsAt, now)) return 'revoked';
  if (isOver(token.expiresAt, now)) return 'expired';
  if (token.graceEndsAt) return 'superseded';
  return token.disabledAt ? 'disabled' : 'active';
}

function isOver(end: Date | null | undefined, now: Date): boolean {
  return end !== null && end !== undefined && now >= end;
}
