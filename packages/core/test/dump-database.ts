import type { Pool } from 'pg';

/** Everything that is stored, as text: every row of every table of Keyfob, sign-in and queue. */
export async function dumpDatabase(db: Pool): Promise<string> {
  const { rows: tables } = await db.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('keyfob', 'auth', 'bullmq')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.query<{ row: string }>(`select t::text as row from ${name} t`);
    parts.push(name, ...rows.map(({ row }) => row));
  }
  return parts.join('\n');
}
