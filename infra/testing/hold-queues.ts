import pg from 'pg';

/** Keeps everybody from the queues in PostgreSQL, as a database does that is too busy for them; the answer lets go. */
export async function holdQueues(migrationDatabaseUrl: string): Promise<() => Promise<void>> {
  const client = new pg.Client(migrationDatabaseUrl);
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'bullmq'`,
  );
  await client.query(`begin; lock table ${rows.map(({ name }) => name).join(', ')} in access exclusive mode`);
  return () => client.end();
}
