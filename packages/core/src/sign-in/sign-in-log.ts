import type { Config } from '../config.ts';
import { openLog } from '../open-log.ts';

/** What went wrong inside better-auth, as lines of our log; what a client did wrong is worth no more than `info`. */
export function signInLog(config: Config) {
  const log = openLog(config.KEYFOB_LOG_LEVEL);
  return {
    level: 'error' as const,
    log(_level: string, message: string, ...details: unknown[]) {
      const err = details.find((detail) => detail instanceof Error);
      if (err) log.error({ err }, message);
      else log.info(message);
    },
  };
}
