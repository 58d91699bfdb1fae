import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { loadConfig, openLog } from '@keyfob/core';
import pg from 'pg';
import { expect, test } from 'vitest';
import { holdQueues } from '../../../infra/testing/hold-queues.ts';
import { createTestDatabase } from '../../../infra/testing/test-database.ts';
import { work } from './work.ts';

test('a worker that starts while the queues are busy says that it waits for the queue, and not for the database', async () => {
  const database = await createTestDatabase();
  const db = new pg.Client(database.migrationDatabaseUrl);
  await db.connect();
  await db.query(
    `insert into keyfob.mail (id, kind, created_at, due_at) values (gen_random_uuid(), 'notifications', now(), now())`,
  );
  await db.end();
  const told: string[] = [];
  const log = new Writable({
    write(line: Buffer, _encoding, done) {
      const { level, msg } = JSON.parse(line.toString()) as { level: string; msg: string };
      if (level === 'warn') told.push(msg);
      done();
    },
  });
  const letGo = await holdQueues(database.migrationDatabaseUrl);
  const working = work(
    loadConfig({
      DATABASE_URL: database.databaseUrl,
      KEYFOB_PEPPERS: `1:${randomBytes(32).toString('base64')}`,
    }),
    openLog('info', log),
  );
  await expect.poll(() => told, { timeout: 30_000 }).not.toEqual([]);
  await letGo();
  const stop = await working;
  await expect.poll(() => told, { timeout: 30_000 }).toContain('the queue answers again');
  expect(told[0]).toBe('the queue does not answer (took longer than 0.8 s); waiting for it');
  expect(told.filter((line) => line.includes('database'))).toEqual([]);
  await stop();
  await database.drop();
});
