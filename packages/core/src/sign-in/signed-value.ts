import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Pepper, Peppers } from '../tokens/digest.ts';

/** Each use has a key of its own (HKDF, RFC 5869), so that no value made for one is taken for another. */
type Use = 'device code' | 'device session' | 'known device' | 'unsubscribe';

const macOf = (pepper: Pepper, use: Use, value: string, about: string) =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', pepper.key, '', `keyfob ${use}`, 32)))
    .update(JSON.stringify([value, about]))
    .digest('base64url');

/**
 * `<value>.<signature>`: what is handed out, while the database holds the value alone. Whoever reads the database cannot use
 * it. `about` is signed too and has to be known to whoever opens it.
 */
export function signValue(peppers: Peppers, use: Use, value: string, about = ''): string {
  return `${value}.${macOf(peppers.current, use, value, about)}`;
}

/** The value, if one of the peppers signed it for this use; else null. */
export function openSignedValue(peppers: Peppers, use: Use, signed: string, about = ''): string | null {
  const dot = signed.lastIndexOf('.');
  const value = signed.slice(0, Math.max(dot, 0));
  const given = Buffer.from(signed.slice(dot + 1));
  const rights = peppers.all.map((pepper) => Buffer.from(macOf(pepper, use, value, about)));
  const right = rights.some((one) => one.length === given.length && timingSafeEqual(one, given));
  return dot > 0 && right ? value : null;
}
