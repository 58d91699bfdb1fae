import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { TestApi } from '../../test/harness.ts';

let api: TestApi;
let db: Pool;
beforeAll(async () => {
  api = await startApi();
  db = new Pool({ connectionString: api.migrationDatabaseUrl, max: 1 });
  db.on('error', () => {});
});
afterAll(async () => {
  await db.end();
  await api.close();
});

const seen = (ago: string) =>
  db.query(`insert into keyfob.worker_heartbeat values (gen_random_uuid(), now(), now() - $1::interval)`, [ago]);

test('a worker that fell silent is told, and the service stays ready: a verify needs none', async () => {
  const told: unknown[] = [];
  const look = async () => {
    const { status, body } = await api.ask('GET', '/readyz');
    told.push([status, body['status'], body['worker']]);
  };
  await look();
  await seen('31 seconds');
  await look();
  await seen('1 second');
  await look();
  expect(told).toEqual([
    [200, 'ok', 'absent'],
    [200, 'ok', 'stale'],
    [200, 'ok', 'ok'],
  ]);
  const { text } = await api.ask('GET', '/metrics', { cookie: api.owner.cookie });
  expect(text).toMatch(/^keyfob_worker_heartbeat_age_seconds [1-9]/m);
});
