import { KeyfobError } from './errors.ts';

/** A longer `Retry-After` is the caller's to wait out: the error is thrown and carries it. */
const LONGEST_WAIT = 60;
const FIRST_WAIT = 0.25;
const LONGEST_BACKOFF = 8;

/** Seconds from a `Retry-After` of seconds or of an HTTP date (RFC 9110 §10.2.3); undefined when it is neither. */
export function retryAfterSeconds(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}

/**
 * Seconds to wait before another try, or null when another try cannot help. `tried` counts the retries so far;
 * `random` is in [0, 1) and spreads callers over the second half of each wait.
 */
export function retryDelay(error: unknown, tried: number, random: number): number | null {
  if (!(error instanceof KeyfobError) || !isPassing(error)) return null;
  if (error.retryAfter !== undefined) return error.retryAfter <= LONGEST_WAIT ? error.retryAfter : null;
  return Math.min(FIRST_WAIT * 2 ** tried, LONGEST_BACKOFF) * (0.5 + random / 2);
}

function isPassing({ code, status = 0 }: KeyfobError): boolean {
  return (
    code === 'connection_failed' || code === 'request_in_flight' || status === 408 || status === 429 || status >= 500
  );
}
