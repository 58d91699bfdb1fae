import { randomBytes } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Peppers } from '../tokens/digest.ts';
import { openSignedValue, signValue } from './signed-value.ts';

/*
 * A browser that an account has signed in from before carries a cookie that says so, and tries from there are counted apart
 * from everybody else’s: strangers who use up an account’s tries cannot lock its owner out (OWASP, “Slow Down Online Guessing
 * Attacks with Device Cookies”). The cookie signs nobody in; a stolen one is worth ten more tries in 15 minutes.
 */

const A_YEAR = 365 * 24 * 60 * 60;

const isHttps = (config: Config) => config.KEYFOB_PUBLIC_URL.startsWith('https:');
const nameOf = (config: Config) => (isHttps(config) ? '__Host-keyfob.device' : 'keyfob.device');

/** What names the device, if it is known for this e-mail. */
export function knownDevice(config: Config, peppers: Peppers, headers: Headers, email: string): string | null {
  const prefix = `${nameOf(config)}=`;
  const cookies = (headers.get('cookie') ?? '').split(/;\s*/);
  const signed = cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
  return signed === undefined ? null : openSignedValue(peppers, 'known device', signed, email);
}

/** The cookie that makes a device known for this e-mail. */
export function deviceCookie(config: Config, peppers: Peppers, email: string): string {
  const signed = signValue(peppers, 'known device', randomBytes(16).toString('base64url'), email);
  const secure = isHttps(config) ? '; Secure' : '';
  return `${nameOf(config)}=${signed}; Max-Age=${A_YEAR}; Path=/; HttpOnly${secure}; SameSite=Lax`;
}
