import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dose } from './dose.ts';
import { runApi } from './run-api.ts';
import type { ApiRun } from './run-api.ts';

const KILLS = dose(4, 50);
const CLIENTS = 4;
const person = { email: 'ada@example.com', password: 'correct horse battery' };

let api: ApiRun;
let db: pg.Pool;
let cookie: string;
beforeAll(async () => {
  api = await runApi();
  db = new pg.Pool({ connectionString: api.migrationDatabaseUrl, max: 2 });
  db.on('error', () => {});
  await post('/v1/setup', { ...person, code: api.setupCode, workspace_name: 'Acme', starter_catalog: true });
  const { headers } = await post('/api/auth/sign-in/email', person);
  cookie = headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
}, 120_000);
afterAll(async () => {
  await db.end();
  await api[Symbol.asyncDispose]();
});

function post(path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: api.url, ...(cookie ? { cookie } : {}) };
  return fetch(api.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Creates and disables tokens until told to stop; counts what was acknowledged. A call cut off by a kill is neither. */
async function load(stop: AbortSignal, acknowledged: { created: number; disabled: number }): Promise<void> {
  while (!stop.aborted) {
    try {
      const created = await post('/v1/workspaces/acme/tokens', { kind: 'workspace', role: 'viewer' });
      if (created.status !== 201) continue;
      const { token } = (await created.json()) as { token: { id: string } };
      acknowledged.created += 1;
      const disabled = await post(`/v1/workspaces/acme/tokens/${token.id}/disable`, {});
      if (disabled.status === 200) acknowledged.disabled += 1;
    } catch {
      await sleep(20);
    }
  }
}

test('S17 kill -9 of the API under load: as many changes as audit events, none acknowledged and lost, the chain whole', async () => {
  const stop = new AbortController();
  const acknowledged = { created: 0, disabled: 0 };
  const clients = Array.from({ length: CLIENTS }, () => load(stop.signal, acknowledged));
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = acknowledged.created;
    while (acknowledged.created < before + CLIENTS) await sleep(10);
    await sleep(Math.random() * 50);
    await api.killAndRestart();
  }
  stop.abort();
  await Promise.all(clients);

  const { rows } = await db.query<Record<'tokens' | 'disabled' | 'created_events' | 'disabled_events', number>>(`
    select (select count(*)::int from keyfob.token) as tokens,
      (select count(*)::int from keyfob.token where disabled_at is not null) as disabled,
      (select count(distinct subject_id)::int from keyfob.audit_event where action = 'token.created') as created_events,
      (select count(distinct subject_id)::int from keyfob.audit_event where action = 'token.disabled') as disabled_events`);
  const { rows: events } = await db.query<{ action: string; count: number }>(
    `select action, count(*)::int from keyfob.audit_event where action like 'token.%' group by 1 order by 1`,
  );
  const [found] = rows;
  console.log(
    `S17: ${KILLS} kills; ${found?.tokens} tokens and ${found?.disabled} disablings, ${events.map(({ action, count }) => `${count} ${action}`).join(', ')}; ` +
      `${acknowledged.created} and ${acknowledged.disabled} acknowledged`,
  );
  expect(found).toMatchObject({ created_events: found?.tokens, disabled_events: found?.disabled });
  expect(events).toEqual([
    { action: 'token.created', count: found?.tokens },
    { action: 'token.disabled', count: found?.disabled },
  ]);
  expect(found?.tokens).toBeGreaterThanOrEqual(acknowledged.created);
  expect(found?.disabled).toBeGreaterThanOrEqual(acknowledged.disabled);
  const checked = await post('/v1/workspaces/acme/audit-events/verify', {});
  expect(await checked.json()).toMatchObject({ valid: true });
}, 600_000);
