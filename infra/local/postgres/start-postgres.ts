import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { logTail, openLog } from '../log-file.ts';
import { Refusal } from '../refusal.ts';
import { supervise } from '../supervise.ts';
import type { ProcessSpec, Supervised } from '../supervise.ts';
import { clearStaleServer } from './clear-stale-server.ts';
import { initCluster, isNewCluster, ownerRole, serverEnv, wayOut } from './init-cluster.ts';
import { findPlace } from './place.ts';
import type { Place } from './place.ts';
import { connectionUrls, isReady, provision } from './provision.ts';
import { passwords, peppersFile } from './secrets.ts';

export interface PostgresOptions {
  /** Holds everything: cluster, passwords, peppers, logs. */
  dataDir: string;
  /** Gets a line for what a person should know: unusual places, crashes, restarts. */
  report: (line: string) => void;
  /** `none` trades every promise about crashes for speed: tests only. */
  durability?: 'full' | 'none';
  onSpawn?: (pid: number) => void;
  onExit?: (pid: number) => void;
}

export interface RunningPostgres {
  /** Connects as the owner of everything: for migrations. */
  migrationDatabaseUrl: string;
  /** Connects as the login role of the services: no superuser, no BYPASSRLS. */
  databaseUrl: string;
  peppersFile: string;
  /** Ends it in order, open transactions rolled back. */
  stop: () => Promise<void>;
}

/** Starts the embedded PostgreSQL on a free port of 127.0.0.1, making the cluster when there is none. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { dataDir, report } = options;
  fs.mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const place = findPlace(dataDir, report);
  const isNew = isNewCluster(place);
  const secrets = passwords(dataDir, isNew);
  const peppers = peppersFile(dataDir, isNew);
  if (isNew) initCluster(place, secrets.owner);
  else await clearStaleServer(place.cluster);

  const port = await freePort();
  const urls = connectionUrls(port, ownerRole, secrets);
  const server = supervise(serverProcess(place, port, options), report);
  try {
    await untilReady(server, urls.maintenanceUrl, place);
    await provision(urls.maintenanceUrl, secrets.service);
  } catch (error) {
    await server.stop('SIGINT', 10_000, 'SIGQUIT');
    if (error instanceof Refusal) throw error;
    throw new Refusal(`The database in ${place.cluster} is damaged (${(error as Error).message}): ${wayOut(dataDir)}`, {
      cause: error,
    });
  }
  server.keepAlive();
  const { migrationDatabaseUrl, databaseUrl } = urls;
  // SIGINT is PostgreSQL's fast shutdown, SIGQUIT the immediate one that recovers at the next start.
  return {
    migrationDatabaseUrl,
    databaseUrl,
    peppersFile: peppers,
    stop: () => server.stop('SIGINT', 30_000, 'SIGQUIT'),
  };
}

function serverProcess(place: Place, port: number, options: PostgresOptions): ProcessSpec {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'cluster_name=keyfob',
  ];
  const unsafe = options.durability === 'none' ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : [];
  const log = openLog(path.join(options.dataDir, 'logs'), 'postgres');
  return {
    name: 'PostgreSQL',
    file: place.binaries.postgres,
    args: ['-D', place.cluster, '-p', String(port), ...[...settings, ...unsafe].flatMap((setting) => ['-c', setting])],
    env: serverEnv,
    cwd: '/',
    stdio: ['ignore', log, log],
    ...place.user,
    onSpawn: (child) => {
      if (child.pid !== undefined) options.onSpawn?.(child.pid);
    },
    onExit: (pid) => options.onExit?.(pid),
  };
}

/** Recovery after a crash may take a while: only the end of the process ends the wait. */
async function untilReady(server: Supervised, url: string, place: Place): Promise<void> {
  for (;;) {
    if (!server.running) {
      const lines = logTail(path.join(place.dataDir, 'logs', 'postgres.log'));
      const reason = lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? 'it gave no reason';
      const text = reason.replace(/^.*?(FATAL|PANIC):\s*/, '');
      if (/No space left/i.test(text))
        throw new Refusal(`No space left for the database in ${place.cluster}: free some, then start again.`);
      throw new Refusal(`The database in ${place.cluster} does not start (${text}): ${wayOut(place.dataDir)}`);
    }
    if (await isReady(url)) return;
    await sleep(25);
  }
}
