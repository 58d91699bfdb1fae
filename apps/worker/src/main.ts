import { ConfigError, loadConfig, openLog } from '@keyfob/core';
import { work } from './work.ts';

async function main(): Promise<void> {
  const config = loadConfig();
  const log = openLog(config.KEYFOB_LOG_LEVEL);
  const stop = await work(config, log);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      void stop().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
  openLog('info').fatal({ err: error }, error instanceof Error ? error.message : String(error));
  process.exit(1);
});
