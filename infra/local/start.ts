// `npm start`: PostgreSQL, migration, API and worker, in this order; and all of it stopped in the opposite one.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { bringUp } from './bring-up.ts';
import { reasonOf } from './refusal.ts';
import { repository } from './services.ts';
import { complain, say } from './terminal.ts';
import { usage } from './usage.ts';

if (process.argv.some((argument) => argument === '--help' || argument === '-h')) {
  process.stdout.write(usage);
  process.exit(0);
}

if (process.argv.includes('--help-env')) {
  const api = path.join(repository, 'apps/api/dist/main.js');
  process.exit(spawnSync(process.execPath, [api, '--help-env'], { stdio: 'inherit' }).status ?? 1);
}

const withDemo = process.argv.includes('--demo');
const unknown = process.argv.slice(2).find((argument) => argument !== '--demo');
if (unknown !== undefined) {
  complain(`npm start knows no ${unknown}. See: npm start -- --help`);
  process.exit(64);
}

const quit = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    quit.abort();
  });
}
// The channel to the bootstrap closes when that process dies, however it died.
process.on('disconnect', () => {
  quit.abort();
});

/** Whatever has to be ended, in the order it came up. */
const stops: (() => Promise<void> | void)[] = [];
// npm changes into the checkout; a relative path means the folder the person typed in.
const dataDir = path.resolve(
  process.env['INIT_CWD'] ?? process.cwd(),
  process.env['KEYFOB_DATA_DIR'] || path.join(repository, withDemo ? '.keyfob-demo' : '.keyfob'),
);

try {
  await bringUp(dataDir, quit.signal, stops, withDemo);
  const stopped = new Promise((resolve) => {
    quit.signal.addEventListener('abort', resolve);
  });
  if (!quit.signal.aborted) await stopped;
} catch (error) {
  if (!quit.signal.aborted) {
    complain(reasonOf(error));
    process.exitCode = 1;
  }
}
if (quit.signal.aborted) say('Stopping…');
for (const stop of stops.toReversed()) await stop();
if (quit.signal.aborted) say('Stopped.');
process.exit();
