import { execSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { openFolder } from '../../testing/keyfob-run.ts';
import { Refusal } from '../refusal.ts';
import { beginFirstStart, passwords, peppersFile } from './secrets.ts';
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

test('a database that is gone beside its secrets is never replaced by an empty one', async () => {
  const folder = openFolder('keyfob-postgres-');
  const dataDir = path.join(folder, 'data');
  const start = () => startPostgres({ dataDir, report: () => {}, durability: 'none' });
  await (await start()).stop();
  const cluster = path.join(dataDir, 'postgres');
  const peppers = path.join(dataDir, 'peppers');
  const before = fs.readFileSync(peppers, 'utf8');

  fs.renameSync(cluster, `${cluster}.away`);
  const refused = await start().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refusal);
  const { message } = refused as Refusal;
  expect(message).toMatch(
    /^The database .* is gone while its secrets are still there .*: put .* back from a backup, or /,
  );
  for (const named of [cluster, peppers, path.join(dataDir, 'database-passwords')]) expect(message).toContain(named);
  expect(fs.existsSync(cluster)).toBe(false);
  expect(fs.readFileSync(peppers, 'utf8')).toBe(before);

  fs.renameSync(`${cluster}.away`, cluster);
  await (await start()).stop();

  fs.rmSync(cluster, { recursive: true });
  execSync(/after: (.*)$/.exec(message)?.[1] ?? 'false');
  await (await start()).stop();
  expect(fs.readFileSync(peppers, 'utf8')).not.toBe(before);
  fs.rmSync(folder, { recursive: true });
});

test('a first start that was killed midway is taken up by the next one', async () => {
  const folder = openFolder('keyfob-postgres-');
  const dataDir = path.join(folder, 'data');
  fs.mkdirSync(dataDir, { mode: 0o711 });
  // As a kill between the first secret and the end of initdb leaves it.
  beginFirstStart(dataDir, path.join(dataDir, 'postgres'));
  passwords(dataDir, true);
  peppersFile(dataDir, true);
  const peppers = fs.readFileSync(path.join(dataDir, 'peppers'), 'utf8');
  const postgres = await startPostgres({ dataDir, report: () => {}, durability: 'none' });
  await postgres.stop();
  expect(fs.readFileSync(postgres.peppersFile, 'utf8')).toBe(peppers);
  expect(fs.existsSync(path.join(dataDir, 'first-start'))).toBe(false);
  fs.rmSync(folder, { recursive: true });
});
