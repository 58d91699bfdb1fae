import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { dose } from '../../../infra/testing/dose.ts';
import { queueStores } from '../../../infra/testing/queue-stores.ts';
import { runWorker } from '../../../infra/testing/run-worker.ts';
import type { WorkerRun } from '../../../infra/testing/run-worker.ts';
import { createToken } from '../../../packages/core/src/tokens/create-token.ts';
import { openTestCore } from '../../../packages/core/test/test-core.ts';

const KILLS = dose(3, 50);
const TOKENS = 5;
const EXPIRED = dose(3000, 20_000);

// Most of their time is the lock of a worker that is no more: they wait for it side by side.
describe.concurrent.each(await queueStores())('on $name', ({ name, env }) => {
  test('R3 R10 the worker is killed again and again: each verdict, each end and each first use counts once', async () => {
    await using there = await openCounting(env);
    const { core, db, owner, issue, number, startWorker } = there;
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
        { timeout: 60_000 },
      );
      await sleep(randomInt(1500));
      await worker.end('SIGKILL');
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
    await last.end('SIGTERM');
  });

  test('R10 a use is seen soon after it was made; a worker frozen past its lock changes nothing', async () => {
    await using there = await openCounting(env);
    const { core, db, owner, issue, number, startWorker } = there;
    const [frozen] = [startWorker(), startWorker()];
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
    frozen.signal('SIGSTOP');
    for (let use = 0; use < 20; use += 1) {
      await core.verify(value, { token: value }, owner.request);
      await sleep(100);
    }
    await sleep(14_500);
    frozen.signal('SIGCONT');
    await vi.waitFor(
      async () => expect(await number(`select use_count from keyfob.token where id = '${token.id}'`)).toBe(25),
      { timeout: 90_000, interval: 500 },
    );
    await sleep(2000);
    expect(await number(`select use_count from keyfob.token where id = '${token.id}'`)).toBe(25);
    console.log(
      `R10: ${name}: last use seen after ${lags.map((ms) => Math.round(ms)).join(', ')} ms; 25 uses counted once with a worker frozen meanwhile`,
    );
  });
});

/** An installation whose uses are counted, and the workers that are started for it. */
async function openCounting(env: Record<string, string>) {
  const at = await openTestCore(env);
  at.core.countUsage(() => {});
  const workers: WorkerRun[] = [];
  return {
    core: at.core,
    db: at.db,
    owner: at.owner,
    issue: () => at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] })),
    number: async (sql: string) => Number((await at.db.query<{ n: string }>(`select (${sql}) as n`)).rows[0]?.n),
    startWorker: () => {
      const worker = runWorker(at.env);
      workers.push(worker);
      return worker;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
      await at.close();
    },
  };
}
