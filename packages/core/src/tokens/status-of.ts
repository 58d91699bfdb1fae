import { status } from './token.ts';
import type { TokenRow } from './token.entity.ts';
import type { TokenStatus } from './token.schema.ts';

/** A row’s status by the clock: whether a sweep ran makes no difference. */
export function statusOf(token: TokenRow, now: Date): TokenStatus {
  return status(token, now);
}
