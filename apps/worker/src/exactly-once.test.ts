import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createToken, loadConfig, openCore } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { dose } from '../../../infra/testing/dose.ts';
import { queueStores } from '../../../infra/testing/queue-stores.ts';
import { createTestDatabase } from '../../../infra/testing/test-database.ts';
import type { TestDatabase } from '../../../infra/testing/test-database.ts';

const KILLS = dose(3, 50);
const TOKENS = 5;
const EXPIRED = dose(3000, 20_000);

describe.each(await queueStores())('on $name', ({ name, env: store }) => {
  let database: TestDatabase;
  let core: Core;
  let db: pg.Pool;
  let owner: Call;
  let workspaceId: string;
  let env: NodeJS.ProcessEnv;
  const workers: ChildProcess[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    env = {
      ...store,
      DATABASE_URL: database.databaseUrl,
      KEYFOB_PEPPERS: `1:${randomBytes(32).toString('base64')}`,
      KEYFOB_LOG_LEVEL: 'error',
    };
    core = await openCore(loadConfig(env));
    core.countUsage(() => {});
    db = new pg.Pool({ connectionString: database.migrationDatabaseUrl, max: 2 });
    db.on('error', () => {});
    const request = { id: null, ip: '192.0.2.1' };
    const password = randomBytes(12).toString('hex');
    const { workspace } = await core.setup.claim(
      { code: core.setup.code, email: 'owner@example.com', password, workspace_name: 'Acme', starter_catalog: true },
      request,
    );
    workspaceId = workspace.id;
    const { rows } = await db.query<{ user_id: string }>('select user_id from keyfob.operator');
    owner = {
      caller: { kind: 'person', userId: rows[0]?.user_id ?? '', email: 'owner@example.com', name: 'owner' },
      request,
    };
  });
  afterAll(async () => {
    for (const worker of workers) worker.kill('SIGKILL');
    await core.close();
    await db.end();
    await database.drop();
  });

  function startWorker(): ChildProcess {
    const main = path.join(import.meta.dirname, '../dist/main.js');
    const worker = spawn(process.execPath, [main], { env, stdio: 'ignore' });
    workers.push(worker);
    return worker;
  }
  const issue = () =>
    core.inWorkspace(owner, workspaceId, (ctx) => createToken(ctx, { kind: 'workspace', grants: [] }));
  const number = async (sql: string) => Number((await db.query<{ n: string }>(`select (${sql}) as n`)).rows[0]?.n);

  test('R3 R10 the worker is killed again and again: each verdict, each end and each first use counts once', async () => {
    const tokens = await Promise.all(Array.from({ length: TOKENS }, issue));
    await db.query(
      `insert into keyfob.token select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(),
         'name', 'old ' || n, 'name_key', 'old ' || n, 'expires_at', now() - interval '1 hour'))).*
       from keyfob.token t, generate_series(1, ${EXPIRED}) n where t.id = $1`,
      [tokens[0]?.token.id],
    );
    const over = new AbortController();
    let verdicts = 0;
    const load = tokens.map(async ({ value }) => {
      while (!over.signal.aborted) {
        const { valid } = await core.verify(value, { token: value, source_ip: '192.0.2.7' }, owner.request);
        if (valid) verdicts += 1;
        await sleep(5);
      }
    });
    for (let kill = 0; kill < KILLS; kill += 1) {
      const worker = startWorker();
      await vi.waitFor(
        async () => expect(await number('select count(*) from keyfob.worker_heartbeat')).toBeGreaterThan(kill),
        {
          timeout: 60_000,
        },
      );
      await sleep(randomInt(1500));
      worker.kill('SIGKILL');
      await once(worker, 'exit');
    }
    over.abort();
    await Promise.all(load);
    const last = startWorker();
    const settled = { timeout: 90_000, interval: 500 };
    await vi.waitFor(
      async () => expect(await number('select sum(use_count) from keyfob.token')).toBe(verdicts),
      settled,
    );
    await vi.waitFor(
      async () => expect(await number('select count(*) from keyfob.token where expired_at is not null')).toBe(EXPIRED),
      settled,
    );
    await vi.waitFor(async () => expect(await number('select count(*) from keyfob.outbox')).toBe(0), settled);
    const days = `select sum((verdicts ->> 'valid')::int) from keyfob.usage_day`;
    const told = (action: string) => `select count(*) from keyfob.audit_event where action = '${action}'`;
    const different = `select count(distinct subject ->> 'id') from keyfob.audit_event where action = 'token.expired'`;
    expect([
      await number('select sum(use_count) from keyfob.token'),
      await number(days),
      await number(told('token.first_used')),
      await number(told('token.expired')),
      await number(different),
    ]).toEqual([verdicts, verdicts, TOKENS, EXPIRED, EXPIRED]);
    console.log(
      `R3: ${name}: ${KILLS} kills of the worker under load: ${verdicts} verdicts, ${EXPIRED} ends and ${TOKENS} first uses, each counted once`,
    );
    last.kill('SIGTERM');
    await once(last, 'exit');
  });

  test('R10 a use is seen soon after it was made; a worker frozen past its lock changes nothing', async () => {
    const [one, other] = [startWorker(), startWorker()];
    const { token, value } = await issue();
    const lastUse = async () =>
      (await db.query<{ at: Date | null }>('select last_used_at as at from keyfob.token where id = $1', [token.id]))
        .rows[0]?.at;
    await vi.waitFor(
      async () =>
        expect(
          await number(`select count(*) from keyfob.worker_heartbeat where heartbeat_at > now() - interval '10 s'`),
        ).toBeGreaterThan(1),
      { timeout: 60_000 },
    );
    const lags: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const before = await lastUse();
      await core.verify(value, { token: value }, owner.request);
      const began = performance.now();
      await vi.waitFor(async () => expect(await lastUse()).not.toEqual(before), { timeout: 30_000, interval: 20 });
      lags.push(performance.now() - began);
    }
    one.kill('SIGSTOP');
    for (let use = 0; use < 20; use += 1) {
      await core.verify(value, { token: value }, owner.request);
      await sleep(100);
    }
    await sleep(14_500);
    one.kill('SIGCONT');
    await vi.waitFor(
      async () => expect(await number(`select use_count from keyfob.token where id = '${token.id}'`)).toBe(25),
      { timeout: 90_000, interval: 500 },
    );
    await sleep(2000);
    expect(await number(`select use_count from keyfob.token where id = '${token.id}'`)).toBe(25);
    console.log(
      `R10: ${name}: last use seen after ${lags.map((ms) => Math.round(ms)).join(', ')} ms; 25 uses counted once with a worker frozen meanwhile`,
    );
    for (const worker of [one, other]) worker.kill('SIGKILL');
  });
});
