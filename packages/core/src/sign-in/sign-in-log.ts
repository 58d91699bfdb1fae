import pino from 'pino';
import type { Config } from '../config.ts';

/** better-auth’s errors as lines of our log. Its warnings say no more than the status it answers. */
export function signInLog(config: Config) {
  const log = pino({ level: config.KEYFOB_LOG_LEVEL }, process.stdout);
  return {
    level: 'error' as const,
    log(_level: string, message: string, ...details: unknown[]) {
      const err = details.find((detail) => detail instanceof Error);
      log.error({ err }, `sign-in: ${message}`);
    },
  };
}
