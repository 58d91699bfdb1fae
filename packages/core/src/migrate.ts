/** `db/migrate.ts`, loaded by who migrates: a service that does not keeps none of it in memory. */
export async function migrate(urls: { migrationDatabaseUrl: string; databaseUrl: string }): Promise<void> {
  const { migrate: now } = await import('./db/migrate.ts');
  await now(urls);
}
