import { ConfigError, loadConfig, migrate } from '@keyfob/core';

/** Brings the database up to this release, then ends. */
async function main(): Promise<void> {
  const { DATABASE_URL, KEYFOB_MIGRATION_DATABASE_URL } = loadConfig();
  await migrate({ migrationDatabaseUrl: KEYFOB_MIGRATION_DATABASE_URL ?? DATABASE_URL, databaseUrl: DATABASE_URL });
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(error instanceof ConfigError ? `${message}\n` : `Migration failed: ${message}\n`);
  process.exit(error instanceof ConfigError ? 78 : 1);
});
