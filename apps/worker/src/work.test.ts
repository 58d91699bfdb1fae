import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { loadConfig, openCore, openLog, schedule, servicePool } from '@keyfob/core';
import type { Config, Core } from '@keyfob/core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freePort } from '../../../infra/local/free-port.ts';
import { queueStores } from '../../../infra/testing/queue-stores.ts';
import { createTestDatabase } from '../../../infra/testing/test-database.ts';
import type { TestDatabase } from '../../../infra/testing/test-database.ts';
import { handlersOf } from './handlers.ts';
import { work } from './work.ts';

describe.each(await queueStores())('on $name', ({ env }) => {
  let database: TestDatabase;
  let config: Config;
  let core: Core;
  let pool: Awaited<ReturnType<typeof servicePool>>;
  let stop: () => Promise<void>;
  const lines: string[] = [];
  const log = openLog(
    'info',
    new Writable({
      write(line: Buffer, _encoding, done) {
        lines.push(line.toString());
        done();
      },
    }),
  );

  beforeAll(async () => {
    database = await createTestDatabase();
    config = loadConfig({
      ...env,
      KEYFOB_WORKER_METRICS_PORT: String(await freePort()),
      DATABASE_URL: database.databaseUrl,
      KEYFOB_PEPPERS: `1:${randomBytes(32).toString('base64')}`,
    });
    core = await openCore(config);
    pool = await servicePool(database.databaseUrl, 'keyfob_system', { max: 1 });
    await pool.query(
      `insert into keyfob.idempotency_key (caller, route, key_hash, body_hash, resource_id, created_at)
     select 'person:x', 'createToken', int4send(n), '\\x00', gen_random_uuid(), now() - n * interval '10 hours' from generate_series(1, 5) n`,
    );
    stop = await work(config, log);
  });
  afterAll(async () => {
    await pool.end();
    await core.close();
    await database.drop();
  });

  test('a worker at work is reported by the readiness of the API', async () => {
    expect((await core.readiness()).worker).toBe('ok');
  });

  test('every scheduled job runs: idempotency keys older than a day go, younger ones stay', async () => {
    for (const { name } of schedule) {
      await vi.waitFor(
        () =>
          expect(lines.map((line) => JSON.parse(line) as unknown)).toContainEqual(
            expect.objectContaining({ job: name, msg: 'job done' }),
          ),
        {
          timeout: 30_000,
        },
      );
    }
    const { rows } = await pool.query<{ count: string }>('select count(*) from keyfob.idempotency_key');
    expect(rows[0]?.count).toBe('2');
  });

  test('the worker tells Prometheus of each job: how often, how long, and what waits', async () => {
    const reply = await fetch(`http://127.0.0.1:${config.KEYFOB_WORKER_METRICS_PORT}/metrics`);
    const text = await reply.text();
    for (const { name } of schedule)
      expect(text).toMatch(
        new RegExp(`^keyfob_job_duration_seconds_count{job_name="${name}",outcome="done"} [1-9]`, 'm'),
      );
    expect(text).toMatch(/^keyfob_queue_jobs{queue="housekeeping",state="delayed"} [1-9]/m);
    expect(text).toMatch(/^keyfob_queue_lag_seconds{queue="usage"} 0$/m);
    expect(text).toMatch(/^keyfob_worker_heartbeat_age_seconds \d/m);
    expect(text).toMatch(/^keyfob_up{dependency="queue"} 1$/m);
  });

  test('a line of a job names the run, so that it is found again on the board', () => {
    const done = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === 'job done');
    expect(done).not.toEqual([]);
    expect(done.map(({ job, jobId }) => [typeof job, typeof jobId])).toEqual(done.map(() => ['string', 'string']));
  });

  test('a worker that knows no operation for a job does not start', () => {
    expect(() => handlersOf(core, ['fold-usage', 'sing', 'dance'])).toThrow(
      'no operation is known for these jobs: sing, dance',
    );
  });

  test('a second worker shares the schedule; one that stops leaves it, and stops cleanly', async () => {
    const stopSecond = await work({ ...config, KEYFOB_WORKER_METRICS_PORT: undefined }, log);
    const { rows } = await pool.query<{ heartbeats: string }>(
      'select count(*) as heartbeats from keyfob.worker_heartbeat',
    );
    expect(rows[0]?.heartbeats).toBe('2');
    await stopSecond();
    await stop();
    expect(lines.map((line) => JSON.parse(line) as { level: string }).filter(({ level }) => level !== 'info')).toEqual(
      [],
    );
  });
});
