import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { openLog } from '../log-file.ts';
import { Refusal } from '../refusal.ts';
import { supervise } from '../supervise.ts';
import type { ProcessSpec, Supervised } from '../supervise.ts';
import { clearStaleServer } from './clear-stale-server.ts';
import { initCluster, isNewCluster, ownerRole, serverEnv, wayOut } from './init-cluster.ts';
import { findPlace } from './place.ts';
import type { Place } from './place.ts';
import { connectionUrls, isReady, provision } from './provision.ts';
import { beginFirstStart, endFirstStart, passwords, peppersFile } from './secrets.ts';
import type { Passwords } from './secrets.ts';
import { PortTaken, whyNotStarted } from './why-not-started.ts';

export interface PostgresOptions {
  /** Holds everything: cluster, passwords, peppers, logs. */
  dataDir: string;
  /** Gets a line for what a person should know: unusual places, crashes, restarts. */
  report: (line: string) => void;
  /** `none` trades every promise about crashes for speed: tests only. */
  durability?: 'full' | 'none';
  /** Gives up waiting for a server that is still recovering. */
  quit?: AbortSignal;
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
  if (isNew) beginFirstStart(dataDir, place.cluster);
  const secrets = passwords(dataDir, isNew);
  const peppers = peppersFile(dataDir, isNew);
  if (isNew) initCluster(place, secrets.owner);
  else await clearStaleServer(place.cluster);
  endFirstStart(dataDir);

  const { server, urls } = await launch(place, secrets, options);
  try {
    await provision(urls.maintenanceUrl, secrets.service);
  } catch (error) {
    await stop(server);
    throw new Refusal(`The database in ${place.cluster} is damaged (${(error as Error).message}): ${wayOut(dataDir)}`, {
      cause: error,
    });
  }
  server.keepAlive();
  const { migrationDatabaseUrl, databaseUrl } = urls;
  return { migrationDatabaseUrl, databaseUrl, peppersFile: peppers, stop: () => stop(server) };
}

/** SIGINT is PostgreSQL's fast shutdown, SIGQUIT the immediate one that recovers at the next start. */
const stop = (server: Supervised): Promise<void> => server.stop('SIGINT', 30_000, 'SIGQUIT');

/** Starts the server and waits until it takes connections. A free port may be gone a moment later: then another one. */
async function launch(place: Place, secrets: Passwords, options: PostgresOptions, tries = 5) {
  const port = await freePort();
  const urls = connectionUrls(port, ownerRole, secrets);
  const log = openLog(path.join(options.dataDir, 'logs'), 'postgres');
  const server = supervise(serverProcess(place, port, log.descriptor, options), options.report);
  try {
    // Recovery after a crash may take a while: only the end of the process ends the wait.
    while (!(await isReady(urls.maintenanceUrl))) {
      options.quit?.throwIfAborted();
      if (!server.running) throw whyNotStarted(log, place);
      await sleep(25);
    }
    return { server, urls };
  } catch (error) {
    await stop(server);
    if (error instanceof PortTaken && tries > 1) return launch(place, secrets, options, tries - 1);
    if (error instanceof Refusal || options.quit?.aborted) throw error;
    throw whyNotStarted(log, place);
  }
}

function serverProcess(place: Place, port: number, log: number, options: PostgresOptions): ProcessSpec {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'cluster_name=keyfob',
    // Statements and details hold what people wrote: names, addresses, metadata.
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
  ];
  const unsafe = options.durability === 'none' ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : [];
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
