import process from 'node:process';
import { runJob, schedule } from '@keyfob/core';
import type { Core } from '@keyfob/core';
import type pg from 'pg';
import { openTestServer } from '../testing/test-server.ts';
import type { Row } from './row.ts';
import { openScale } from './scale/open-scale.ts';
import { rawSweep } from './sweep/raw-sweep.ts';

const MEGABYTE = 1024 * 1024;
const ROUNDS = 2;

/** The expiry sweep of a million tokens, and the same rows in the same batches by SQL alone. */
export async function bench(): Promise<Row[]> {
  const tokens = Number(process.env['KEYFOB_BENCH_TOKENS'] ?? 1_000_000);
  const server = await openTestServer(process.env['KEYFOB_TEST_DATABASE_URL']);
  try {
    // In turns: what else the machine does meets both alike.
    const each = tokens / ROUNDS;
    let [rawSeconds, seconds] = [0, 0];
    let ours: Measured = { seconds: 0, early: 0, late: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      rawSeconds += (await inDatabase(server, each, (_, tables, workspaceId) => rawSweep(tables, workspaceId))).seconds;
      ours = await inDatabase(server, each, (core) => sweep(core));
      seconds += ours.seconds;
    }
    const ratio = rawSeconds / seconds;
    const most = Math.max(64, ours.early * 0.5);
    return [
      {
        id: 'P9',
        what: `expiry sweep of ${tokens} tokens, against SQL alone (${Math.round(tokens / rawSeconds)}/s)`,
        measured: `${ratio.toFixed(2)} × (${Math.round(tokens / seconds)}/s)`,
        goal: '≥ 0.70 ×',
        met: ratio >= 0.7,
      },
      {
        id: 'P9',
        what: 'memory after the sweep, against a tenth of the way',
        measured: `${ours.late - ours.early >= 0 ? '+' : ''}${Math.round(ours.late - ours.early)} MB`,
        goal: `≤ +${Math.round(most)} MB`,
        met: ours.late - ours.early <= most,
      },
    ];
  } finally {
    await server.close();
  }
}

interface Measured {
  seconds: number;
  /** Megabytes of the heap in the first and the last tenth, garbage aside: the least that was seen. */
  early: number;
  late: number;
}
type Work = (core: Core, tables: pg.Pool, workspaceId: string) => Promise<void>;

async function inDatabase(
  server: Awaited<ReturnType<typeof openTestServer>>,
  tokens: number,
  work: Work,
): Promise<Measured> {
  const urls = await server.createDatabase();
  const scale = await openScale(urls);
  const { tables } = scale;
  try {
    await plantExpired(tables, scale.workspaceId, tokens);
    const marked = async () =>
      Number(
        (await tables.query<{ n: string }>('select count(*) as n from keyfob.token where expired_at is not null'))
          .rows[0]?.n,
      );
    const heaps: number[] = [];
    const watch = setInterval(() => heaps.push(process.memoryUsage().heapUsed / MEGABYTE), 200);
    const began = performance.now();
    await work(scale.core, tables, scale.workspaceId);
    const seconds = (performance.now() - began) / 1000;
    clearInterval(watch);
    if ((await marked()) !== tokens) throw new Error(`${await marked()} of ${tokens} tokens were marked`);
    const tenth = heaps.slice(0, Math.max(1, Math.floor(heaps.length / 10)));
    return { seconds, early: Math.min(...tenth), late: Math.min(...heaps.slice(-tenth.length)) };
  } finally {
    await scale.close();
    await server.dropDatabase(urls.name);
  }
}

async function sweep(core: Core): Promise<void> {
  const job = schedule.find(({ name }) => name === 'expire-tokens');
  if (!job) throw new Error('the schedule has no sweep');
  await runJob(core, job, { signal: new AbortController().signal });
}

async function plantExpired(tables: pg.Pool, workspaceId: string, tokens: number): Promise<void> {
  await tables.query(
    `insert into keyfob.token (id, workspace_id, kind, environment, name, name_key, handle, refreshable, access, start, last4,
       created_at, issued_by_person_at, expires_at, family_id)
     select id, $1, 'workspace', 'production', 'old ' || n, 'old ' || n, 'old ' || n || '_' || right(id::text, 8), true, 'full', 'kf', 'last',
       now() - interval '40 days', now() - interval '40 days', now() - interval '1 hour' - n * interval '1 ms', id
     from (select gen_random_uuid() as id, n from generate_series(1, $2::int) n) made`,
    [workspaceId, tokens],
  );
  await tables.query('vacuum analyze keyfob.token');
}
