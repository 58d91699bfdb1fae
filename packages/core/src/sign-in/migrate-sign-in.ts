import { getMigrations } from 'better-auth/db/migration';
import { Pool } from 'pg';
import { signInTables } from './sign-in-tables.ts';

/** Brings the tables of schema `auth` (people, their passwords, sessions, reset links, rate limits) up to this release. */
export async function migrateSignIn(migrationDatabaseUrl: string): Promise<void> {
  const pool = new Pool({ connectionString: migrationDatabaseUrl, options: '-c search_path=auth', max: 1 });
  try {
    const { runMigrations } = await getMigrations({ ...signInTables, database: pool });
    await runMigrations();
  } finally {
    await pool.end();
  }
}
