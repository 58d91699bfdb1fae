import pino from 'pino';
import type { Config } from '../config.ts';

/** What went wrong inside better-auth, as lines of our log; what a client did wrong is worth no more than `info`. */
export function signInLog(config: Config) {
  const log = pino({ level: config.KEYFOB_LOG_LEVEL }, process.stdout);
  return {
    level: 'error' as const,
    log(_level: string, message: string, ...details: unknown[]) {
      const err = details.find((detail) => detail instanceof Error);
      if (err) log.error({ err }, message);
      else log.info(message);
    },
  };
}
