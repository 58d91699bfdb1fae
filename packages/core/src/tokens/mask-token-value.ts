import { START_RANDOM_LENGTH } from './token-value.ts';

const TABLE_LENGTH = 10;
const LEAST_RANDOM = 3;

/** What tables show of a token: its first 10 characters, more where the prefix would leave fewer than 3 random ones. */
export function tableMask(start: string): string {
  return start.slice(0, Math.max(TABLE_LENGTH, start.length - START_RANDOM_LENGTH + LEAST_RANDOM));
}

/** What every other place shows: `kf_pat_a1b2c3d4…f9g0`. */
export function maskTokenValue(parts: { readonly start: string; readonly last4: string }): string {
  return `${parts.start}…${parts.last4}`;
}
