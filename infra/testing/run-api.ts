import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../local/free-port.ts';
import { repository } from '../local/services.ts';
import { createTestDatabase } from './test-database.ts';

export interface ApiRun {
  readonly url: string;
  /** What a worker of the same installation is started with. */
  readonly env: NodeJS.ProcessEnv;
  /** Makes the first owner, once. */
  readonly setupCode: string;
  readonly migrationDatabaseUrl: string;
  /** All it has printed so far. */
  output(): string;
  /** Ends the process with SIGKILL, as a crash does, and starts it again over the same database at the same address. */
  killAndRestart(): Promise<void>;
  /** Stops it in order and starts it again with some variables changed; undefined takes one away. */
  restartWith(changed: NodeJS.ProcessEnv): Promise<void>;
  /** Starts the built worker beside it, over the same database: what is counted, sent and swept later then is. */
  startWorker(): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The built API as a process of its own over an empty database: for tests of what talks to it over HTTP. */
export async function runApi(more: NodeJS.ProcessEnv = {}): Promise<ApiRun> {
  const database = await createTestDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const setupCode = randomBytes(12).toString('hex');
  const env: NodeJS.ProcessEnv = {
    DATABASE_URL: database.databaseUrl,
    PORT: String(port),
    KEYFOB_PUBLIC_URL: url,
    KEYFOB_MIGRATE: 'off',
    KEYFOB_PEPPERS: `1:${randomBytes(32).toString('base64')}`,
    KEYFOB_SETUP_CODE: setupCode,
    ...more,
  };
  let output = '';
  async function start() {
    const child = spawn(process.execPath, [path.join(repository, 'apps/api/dist/main.js')], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
    const isReady = async () => (await fetch(`${url}/readyz`).catch(() => undefined))?.status === 200;
    while (!(await isReady())) {
      if (child.exitCode !== null) throw new Error(`The API ended before it was ready:\n${output}`);
      await sleep(50);
    }
    return { child, ended };
  }
  let run = await start();
  let worker: ChildProcess | undefined;
  return {
    url,
    env,
    setupCode,
    migrationDatabaseUrl: database.migrationDatabaseUrl,
    output: () => output,
    async killAndRestart() {
      run.child.kill('SIGKILL');
      await run.ended;
      run = await start();
    },
    async restartWith(changed) {
      run.child.kill('SIGTERM');
      await run.ended;
      Object.assign(env, changed);
      run = await start();
    },
    startWorker() {
      const program = path.join(repository, 'apps/worker/dist/main.js');
      worker ??= spawn(process.execPath, [program], { env, stdio: 'ignore' });
    },
    async [Symbol.asyncDispose]() {
      worker?.kill('SIGKILL');
      run.child.kill('SIGTERM');
      await run.ended;
      await database.drop();
    },
  };
}
