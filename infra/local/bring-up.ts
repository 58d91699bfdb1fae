import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { lockDataDir } from './data-dir-lock.ts';
import { fillDemo, sayWhoIsThere } from './demo.ts';
import { isGiven, migrationEnv, serviceEnv, withoutSetup } from './environment.ts';
import { claimPort, portFrom } from './free-port.ts';
import { postGuardian } from './guardian.ts';
import { migrate } from './migrate.ts';
import { startPostgres } from './postgres/start-postgres.ts';
import { untilReady } from './ready.ts';
import { startService } from './services.ts';
import { say } from './terminal.ts';
import { welcome } from './welcome.ts';

/** The services drain within 10 s; what is not gone by then is stuck. */
const drainMs = 11_000;

/**
 * Starts everything and returns once the API is ready. What has come up is put on `stops`, also when a later step
 * fails or `quit` ends the start early.
 */
export async function bringUp(
  dataDir: string,
  quit: AbortSignal,
  stops: (() => Promise<void> | void)[],
  withDemo: boolean,
): Promise<void> {
  const port = portFrom(process.env['PORT']);
  const host = process.env['KEYFOB_HOST'] || '127.0.0.1';
  const address = process.env['KEYFOB_PUBLIC_URL'] || `http://localhost:${port}`;
  fs.mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const embedded = !isGiven('DATABASE_URL');
  const lock = embedded ? lockDataDir(dataDir, address) : undefined;
  if (lock) stops.push(lock.release);
  await claimPort(host, port, lock?.takenOver ? drainMs : 0);

  const guardian = postGuardian();
  stops.push(guardian.dismiss);
  if (embedded) say('Starting PostgreSQL…');
  const postgres = embedded
    ? await startPostgres({
        dataDir,
        report: say,
        quit,
        onSpawn: (pid) => {
          guardian.watch('database', pid);
        },
        onExit: guardian.forget,
      })
    : undefined;
  if (postgres !== undefined) stops.push(postgres.stop);
  quit.throwIfAborted();

  if (process.env['KEYFOB_MIGRATE'] !== 'off') {
    say('Migrating…');
    await migrate(migrationEnv(postgres), dataDir, quit);
  }

  const made = isGiven('KEYFOB_SETUP_CODE') ? undefined : randomBytes(12).toString('base64url');
  const env = serviceEnv(postgres, {
    PORT: String(port),
    KEYFOB_HOST: host,
    KEYFOB_DATA_DIR: dataDir,
    ...(made && { KEYFOB_SETUP_CODE: made }),
  });
  if (withDemo) await fillDemo(env, dataDir, quit);
  say('Starting API and worker…');
  const api = startService('api', 'apps/api/dist/main.js', env, dataDir, guardian);
  stops.push(() => api.process.stop('SIGTERM', drainMs));
  const worker = startService('worker', 'apps/worker/dist/main.js', withoutSetup(env), dataDir, guardian);
  stops.push(() => worker.process.stop('SIGTERM', drainMs));
  worker.process.keepAlive();

  const local = localUrl(host, port);
  await untilReady(local, api, dataDir, quit);
  api.process.keepAlive();
  await welcome(
    local,
    address,
    local.replace('127.0.0.1', 'localhost'),
    made ?? process.env['KEYFOB_SETUP_CODE'],
    dataDir,
  );
  if (withDemo) sayWhoIsThere(dataDir);
}

/** How this machine reaches a service that listens on `host`. */
function localUrl(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
