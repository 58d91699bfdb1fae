import type { Logger } from 'pino';
import { ConfigError, loadConfig } from './config.ts';
import type { Config } from './config.ts';
import { DatabaseError } from './db/connect.ts';
import { openLog } from './open-log.ts';

/** Starts a service; the answer stops it, once what is under way has ended. */
export type StartService = (config: Config, log: Logger) => Promise<() => Promise<void>>;

/**
 * The life of a service process: environment, log, start, and an orderly stop on SIGTERM or SIGINT. An environment that is not
 * usable ends it with a line per variable and 78 (EX_CONFIG of sysexits.h), any other failed start with 1.
 */
export function runService(start: StartService): void {
  run(start).catch((error: unknown) => {
    if (error instanceof ConfigError) {
      process.stderr.write(`${error.message}\n`);
      process.exit(78);
    }
    if (error instanceof DatabaseError) openLog('info').fatal(error.message);
    else openLog('info').fatal({ err: error }, error instanceof Error ? error.message : String(error));
    process.exit(1);
  });
}

async function run(start: StartService): Promise<void> {
  const config = loadConfig();
  const log = openLog(config.KEYFOB_LOG_LEVEL);
  const stop = await start(config, log);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      void stop().then(() => process.exit(0));
    });
  }
}
