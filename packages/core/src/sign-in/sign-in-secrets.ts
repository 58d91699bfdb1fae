import { hkdfSync } from 'node:crypto';
import type { Peppers } from '../tokens/digest.ts';

/**
 * Keys that sign session cookies, derived from the peppers (HKDF, RFC 5869) and so never in the database. The newest
 * one signs and checks: a new pepper version signs everybody out once.
 */
export function signInSecrets(peppers: Peppers): { version: number; value: string }[] {
  return peppers.all.map(({ version, key }) => ({
    version,
    value: Buffer.from(hkdfSync('sha256', key, '', 'keyfob sign-in', 32)).toString('base64url'),
  }));
}
