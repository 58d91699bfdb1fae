import { ConfigError, describeEnvironment, loadConfig, openLog } from '@keyfob/core';
import { serve } from './serve.ts';

/** Ends the process with one clear line per problem. EX_CONFIG of sysexits.h. */
function refuse(error: ConfigError): never {
  for (const line of error.message.split('\n')) process.stderr.write(`${line}\n`);
  process.exit(78);
}

function printEnvironment(): void {
  for (const { name, description, default: value } of describeEnvironment()) {
    process.stdout.write(`${name.padEnd(26)} ${description}${value ? ` (default: ${value})` : ''}\n`);
  }
  process.stdout.write('\nEach may also be given as <NAME>_FILE: the path of a file that holds the value.\n');
}

async function main(): Promise<void> {
  if (process.argv.includes('--help-env')) return printEnvironment();
  const config = loadConfig();
  const log = openLog(config.KEYFOB_LOG_LEVEL);
  const stop = await serve(config, log);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      void stop().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) refuse(error);
  openLog('info').fatal({ err: error }, error instanceof Error ? error.message : String(error));
  process.exit(1);
});
