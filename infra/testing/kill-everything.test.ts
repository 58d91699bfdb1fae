import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { dose } from './dose.ts';
import { openFolder, processesOf, runKeyfob } from './keyfob-run.ts';
import type { KeyfobRun } from './keyfob-run.ts';

const KILLS = dose(3, 50);
const CLIENTS = 4;
const victims = ['api', 'postgres', 'worker'] as const;
const person = { email: 'ada@example.com', password: 'correct horse battery' };
const folder = openFolder('keyfob-kills-');
const dataDir = path.join(folder, 'data');

let run: KeyfobRun;
let url: string;
let cookie = '';
beforeAll(async () => {
  run = await runKeyfob({ KEYFOB_DATA_DIR: dataDir, KEYFOB_SETUP_CODE: 'code-of-the-test' });
  await run.until(/^Ctrl-C stops/m);
  url = `http://localhost:${run.port}`;
  await ask('POST', '/v1/setup', {
    ...person,
    code: 'code-of-the-test',
    workspace_name: 'Acme',
    starter_catalog: true,
  });
  cookie = (await ask('POST', '/api/auth/sign-in/email', person)).headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
}, 180_000);
afterAll(async () => {
  await run.end('SIGTERM');
  fs.rmSync(folder, { recursive: true });
}, 60_000);

function ask(method: string, at: string, body?: unknown, more: Record<string, string> = {}): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: url, ...(cookie ? { cookie } : {}), ...more };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return fetch(url + at, { method, headers, signal: AbortSignal.timeout(10_000), ...sent });
}

const tokens = '/v1/workspaces/acme/tokens';

/** What was acknowledged: the id of each key, and the ids that were disabled. */
interface Acknowledged {
  created: Map<string, string>;
  disabled: Set<string>;
  retries: number;
}

/** Repeats a call, as a client that keeps its idempotency key does, until it is answered. */
async function insist(call: () => Promise<Response>, told: Acknowledged): Promise<Response> {
  for (;;) {
    try {
      const reply = await call();
      if (reply.status < 500 && reply.status !== 409) return reply;
    } catch {
      // Cut off by a kill: nobody knows whether it happened.
    }
    told.retries += 1;
    await sleep(50);
  }
}

async function load(stop: AbortSignal, told: Acknowledged): Promise<void> {
  for (let number = 0; !stop.aborted; number += 1) {
    const key = randomUUID();
    // Every other one ends before long, for the worker to mark.
    const lifetime = number % 2 === 0 ? { expires_in: 2 } : {};
    const body = { kind: 'workspace', grants: [], metadata: { key }, ...lifetime };
    const created = await insist(() => ask('POST', tokens, body, { 'idempotency-key': key }), told);
    expect(created.status).toBe(201);
    const { token } = (await created.json()) as { token: { id: string } };
    told.created.set(key, token.id);
    if (number % 2 === 0) continue;
    const disabled = await insist(() => ask('POST', `${tokens}/${token.id}/disable`, {}), told);
    expect(disabled.status).toBe(200);
    told.disabled.add(token.id);
  }
}

interface Row {
  id: string;
  status: string;
  metadata: { key?: string };
}

async function allTokens(): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const reply = await ask('GET', `${tokens}?status=all&limit=100${cursor && `&cursor=${cursor}`}`);
    const page = (await reply.json()) as { data: Row[]; next_cursor: string | null };
    rows.push(...page.data);
    cursor = page.next_cursor;
  }
  return rows;
}

async function events(action: string): Promise<string[]> {
  const reply = await ask('GET', '/v1/workspaces/acme/audit-events/export');
  const lines = (await reply.text()).trim().split('\n');
  return lines
    .map((line) => JSON.parse(line) as { action?: string; subject?: { id: string } })
    .filter((event) => event.action === action)
    .map((event) => event.subject?.id ?? '');
}

test('R3 kill -9 of API, worker and PostgreSQL under load: no acknowledged write is lost, a retry makes no second row, each end is told once', async () => {
  const stop = new AbortController();
  const told: Acknowledged = { created: new Map(), disabled: new Set(), retries: 0 };
  const clients = Array.from({ length: CLIENTS }, () => load(stop.signal, told));
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = told.created.size;
    while (told.created.size < before + 2 * CLIENTS) await sleep(10);
    await sleep(Math.random() * 100);
    const victim = victims[kill % victims.length] ?? 'api';
    const pid = processesOf(dataDir)[victim];
    if (pid === undefined) throw new Error(`${victim} is not there to be killed`);
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(Object.keys(processesOf(dataDir))).toHaveLength(3), { timeout: 60_000 });
  }
  const before = told.created.size;
  while (told.created.size < before + 2 * CLIENTS) await sleep(10);
  stop.abort();
  await Promise.all(clients);

  const rows = await allTokens();
  const byKey = Map.groupBy(rows, (row) => row.metadata.key ?? '');
  const lost = [...told.created].filter(([key, id]) => byKey.get(key)?.[0]?.id !== id);
  const doubled = [...byKey.values()].filter((same) => same.length > 1);
  const undone = rows.filter((row) => told.disabled.has(row.id) && row.status !== 'disabled');
  expect({ lost, doubled, undone, rows: rows.length }).toEqual({
    lost: [],
    doubled: [],
    undone: [],
    rows: told.created.size,
  });

  const mortal = rows.filter((row) => !told.disabled.has(row.id)).map(({ id }) => id);
  await sleep(2000);
  await insist(() => ask('POST', '/v1/workspaces/acme/housekeeping/expire-tokens/run', {}), told);
  await vi.waitFor(async () => expect((await events('token.expired')).toSorted()).toEqual(mortal.toSorted()), {
    timeout: 90_000,
    interval: 1000,
  });
  const chain = await ask('POST', '/v1/workspaces/acme/audit-events/verify', {});
  expect(await chain.json()).toMatchObject({ valid: true });
  expect((await events('token.created')).toSorted()).toEqual([...told.created.values()].toSorted());
  console.log(
    `R3: ${KILLS} kills of ${victims.join(', ')} in turns: ${told.created.size} creations and ${told.disabled.size} disablings acknowledged, ` +
      `0 lost; ${told.retries} retries, 0 second rows; ${mortal.length} ends, each told once`,
  );
}, 3_600_000);
