import type { Peppers } from './tokens/digest.ts';

/** What operations need from outside the database. */
export interface Ports {
  peppers: Peppers;
  tokenPrefix: string;
  publicUrl: string;
  /** Cryptographically secure random bytes. */
  random: (bytes: number) => Uint8Array;
}
