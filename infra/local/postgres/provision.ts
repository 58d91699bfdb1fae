import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Passwords } from './secrets.ts';

const serviceRole = 'keyfob_service';
const database = 'keyfob';

export interface ConnectionUrls {
  maintenanceUrl: string;
  migrationDatabaseUrl: string;
  databaseUrl: string;
}

export function connectionUrls(port: number, owner: string, secrets: Passwords): ConnectionUrls {
  const url = (role: string, password: string, name: string): string =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${name}`;
  return {
    maintenanceUrl: url(owner, secrets.owner, 'postgres'),
    migrationDatabaseUrl: url(owner, secrets.owner, database),
    databaseUrl: url(serviceRole, secrets.service, database),
  };
}

/** False while the server is still starting or recovering; any other refusal of the connection is thrown. */
export async function isReady(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    // 57P03 cannot_connect_now: starting up or recovering.
    if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03') return false;
    throw error;
  } finally {
    await client.end().catch(() => sleep(0));
  }
}

/** The database and the services' login role, made when they are missing. The migration grants the role its rights. */
export async function provision(url: string, servicePassword: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const there = await client.query<{ role: boolean; database: boolean }>(
      'select exists(select from pg_roles where rolname = $1) as role, exists(select from pg_database where datname = $2) as database',
      [serviceRole, database],
    );
    if (there.rows[0]?.role !== true) {
      const password = client.escapeLiteral(servicePassword);
      await client.query(
        `create role ${serviceRole} login nosuperuser nocreatedb nocreaterole noinherit nobypassrls password ${password}`,
      );
    }
    if (there.rows[0]?.database !== true) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}
