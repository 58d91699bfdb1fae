import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

/** What a token value looks like, whatever its prefix. */
const tokenValue = /\b([a-z0-9]{2,8}_(?:pat|wst|svc)_(?:test_)?[0-9A-Za-z]{8})[0-9A-Za-z]{28}\b/g;

/** The text with every token value cut to its public start. */
export function hideTokenValues(text: string): string {
  return text.replaceAll(tokenValue, '$1…');
}

const secret = ['authorization', 'cookie', 'set-cookie', 'password', 'token', 'value'];
const redacted = secret.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);

/** One JSON line per event. Secrets are left out by name and, should one slip into a text, by its looks. */
export function openLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: redacted, censor: '[secret]' },
    hooks: { streamWrite: hideTokenValues },
  };
  return destination ? pino(options, destination) : pino(options);
}
