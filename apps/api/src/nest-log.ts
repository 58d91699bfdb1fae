import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest’s own lines in our log; its account of every start is for debugging only. */
export function nestLog(log: Logger): LoggerService {
  const at =
    (level: 'debug' | 'warn' | 'error' | 'fatal') =>
    (message: unknown, ...more: unknown[]) => {
      const context = more.at(-1);
      log[level](
        { context, ...(message instanceof Error && { err: message }) },
        message instanceof Error ? message.message : String(message),
      );
    };
  return {
    log: at('debug'),
    verbose: at('debug'),
    debug: at('debug'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
  };
}
