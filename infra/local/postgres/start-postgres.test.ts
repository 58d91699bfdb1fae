import fs from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { openFolder } from '../../testing/keyfob-run.ts';
import { startPostgres } from './start-postgres.ts';

test('the log of the embedded database says what failed, and nothing of what people wrote', async () => {
  const folder = openFolder('keyfob-postgres-');
  const dataDir = path.join(folder, 'data');
  const postgres = await startPostgres({ dataDir, report: () => {}, durability: 'none' });
  const client = new Client({ connectionString: postgres.migrationDatabaseUrl });
  await client.connect();
  await client.query('create table person (email text primary key)');
  await client.query(`insert into person values ('ada@example.com')`);
  await expect(client.query(`insert into person values ('ada@example.com')`)).rejects.toThrow('duplicate key');
  await client.end();
  await postgres.stop();
  const log = fs.readFileSync(path.join(dataDir, 'logs/postgres.log'), 'utf8');
  expect(log).toContain('duplicate key');
  expect(log).not.toContain('ada@example.com');
  fs.rmSync(folder, { recursive: true });
});
