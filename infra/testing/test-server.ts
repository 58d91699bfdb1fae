import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrate } from '@keyfob/core';
import pg from 'pg';
import { postGuardian } from '../local/guardian.ts';
import { startPostgres } from '../local/postgres/start-postgres.ts';

export interface DatabaseUrls {
  name: string;
  /** As the login role of the services. */
  databaseUrl: string;
  /** As the owner of everything. */
  migrationDatabaseUrl: string;
}

export interface TestServer {
  /** A new database with the migrated schema and no rows of anyone else. */
  createDatabase(): Promise<DatabaseUrls>;
  dropDatabase(name: string): Promise<void>;
  close(): Promise<void>;
}

/** A server with a migrated template database: the running one at `ownerUrl`, else an embedded one for this run. */
export async function openTestServer(ownerUrl: string | undefined): Promise<TestServer> {
  const server = ownerUrl ? await borrow(ownerUrl) : await startOwn();
  const run = `test_${randomBytes(4).toString('hex')}`;
  const owner = new pg.Pool({ connectionString: server.migrationDatabaseUrl, max: 1 });
  // Its server is stopped under it at the end of the run.
  owner.on('error', () => {});
  const urlsOf = (name: string): DatabaseUrls => ({
    name,
    databaseUrl: toDatabase(server.databaseUrl, name),
    migrationDatabaseUrl: toDatabase(server.migrationDatabaseUrl, name),
  });
  const drop = (name: string) => owner.query(`drop database if exists "${name}" with (force)`);
  const template = `${run}_template`;
  const made = new Set([template]);
  await owner.query(`create database "${template}"`);
  await migrate(urlsOf(template));

  return {
    async createDatabase() {
      const name = `${run}_${randomBytes(6).toString('hex')}`;
      made.add(name);
      await owner.query(`create database "${name}" template "${template}"`);
      return urlsOf(name);
    },
    async dropDatabase(name) {
      if (made.delete(name)) await drop(name);
    },
    async close() {
      if (ownerUrl) for (const name of made) await drop(name);
      await server.release(owner);
    },
  };
}

interface Server {
  databaseUrl: string;
  migrationDatabaseUrl: string;
  release(owner: pg.Pool): Promise<void>;
}

async function startOwn(): Promise<Server> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'keyfob-test-'));
  // Root's server runs as another user, who has to get through.
  if (process.getuid?.() === 0) fs.chmodSync(dataDir, 0o711);
  const report = (line: string): void => {
    console.log(line);
  };
  const guardian = postGuardian();
  const onSpawn = (pid: number): void => {
    guardian.watch('database', pid);
  };
  const { stop, databaseUrl, migrationDatabaseUrl } = await startPostgres({
    dataDir,
    report,
    durability: 'none',
    onSpawn,
  });
  return {
    databaseUrl,
    migrationDatabaseUrl,
    async release(owner) {
      await owner.end();
      await stop();
      guardian.dismiss();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** On a server that others use too, this run brings a service role of its own and takes it away again. */
async function borrow(migrationDatabaseUrl: string): Promise<Server> {
  const role = `keyfob_test_${randomBytes(4).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  const client = new pg.Client({ connectionString: migrationDatabaseUrl });
  await client.connect();
  await client.query(`create role ${role} login noinherit nobypassrls password '${password}'`);
  await client.end();
  const url = new URL(migrationDatabaseUrl);
  url.username = role;
  url.password = password;
  return {
    databaseUrl: url.href,
    migrationDatabaseUrl,
    async release(owner) {
      await owner.query(`drop role if exists ${role}`);
      await owner.end();
    },
  };
}

function toDatabase(connectionUrl: string, name: string): string {
  const url = new URL(connectionUrl);
  url.pathname = `/${name}`;
  return url.href;
}
