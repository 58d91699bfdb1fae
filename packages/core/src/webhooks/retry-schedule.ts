const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds between one try and the next (Standard Webhooks, “Deliverability and reliability”): ten tries in a little more than three days. */
const WAITS = [5, 5 * MINUTE, HOUR / 2, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
/** Added to a wait at most, so that the messages of one outage do not come back all at once. */
const JITTER = 0.1;

/** A webhook that has only failed for this long is disabled: before the last try of even a single message. */
export const DISABLED_AFTER_MS = 3 * 24 * HOUR * 1000;

/** Milliseconds until the next try after `tries` of them, null after the last; `fraction` is random, from 0 to 1. */
export function nextWait(tries: number, fraction: number): number | null {
  const seconds = WAITS[tries - 1];
  return seconds === undefined ? null : Math.round(seconds * 1000 * (1 + JITTER * fraction));
}
