import type { HousekeepingJob, HousekeepingRun } from '@keyfob/core/schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { TestApi } from '../../test/harness.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const ask = <Body>(method: string, rest = '', cookie: string | undefined = api.owner.cookie, token?: string) =>
  api.ask<Body>(method, `/v1/workspaces/${api.workspace.id}/housekeeping${rest}`, token ? { token } : { cookie });

test('every job is listed with its rhythm; before a worker ran there is no last run and no next one', async () => {
  const { status, body } = await ask<{ data: HousekeepingJob[] }>('GET');
  expect(status).toBe(200);
  expect(body.data.find(({ job }) => job === 'expire-tokens')).toEqual({
    job: 'expire-tokens',
    every_seconds: 30,
    last_run: null,
    last_effect: null,
    next_run_at: null,
    paused_at: null,
    halted: null,
  });
});

test('a dry run counts at once, with no worker; a run is handed to the worker and told in the audit log', async () => {
  const { token } = await api.createToken({ expires_in: '1h' });
  api.core.clock.offsetMs = 2 * 3_600_000;
  const dry = await ask<HousekeepingRun>('POST', '/expire-tokens/run?dry_run=true');
  api.core.clock.offsetMs = 0;
  expect([dry.status, dry.body]).toEqual([
    200,
    { job: 'expire-tokens', dry_run: true, queued: false, would: { expired: 1, grace_ended: 0 } },
  ]);
  const run = await ask<HousekeepingRun>('POST', '/expire-tokens/run');
  expect(run.body).toEqual({ job: 'expire-tokens', dry_run: false, queued: true, would: null });
  const events = await api.ask<{ data: { action: string }[] }>(
    'GET',
    `/v1/workspaces/${api.workspace.id}/audit-events?limit=1`,
    { cookie: api.owner.cookie },
  );
  expect(events.body.data[0]?.action).toBe('housekeeping.run');
  expect(token.status).toBe('active');
});

test('a run that would do nothing is refused with the way out: of a paused job, and of one of the whole installation', async () => {
  await ask('POST', '/purge-usage/pause');
  const paused = await ask<{ code: string; detail: string }>('POST', '/purge-usage/run');
  expect([paused.status, paused.body.code]).toEqual([409, 'job_paused']);
  expect(paused.body.detail).toContain('/purge-usage/resume');
  expect((await ask('POST', '/purge-usage/run?dry_run=true')).status).toBe(200);
  await ask('POST', '/purge-usage/resume');
  expect((await ask('POST', '/purge-usage/run')).status).toBe(200);
  for (const rest of ['/purge-mails/run', '/purge-mails/run?dry_run=true', '/purge-mails/pause']) {
    const { status, body } = await ask<{ code: string }>('POST', rest);
    expect([rest, status, body.code]).toEqual([rest, 409, 'job_of_installation']);
  }
  const { body } = await ask<{ data: HousekeepingJob[] }>('GET');
  expect(body.data.find(({ job }) => job === 'purge-mails')?.paused_at).toBeNull();
});

test('pausing holds until it is resumed; nothing can be approved that did not halt; an unknown job is 404 or 400', async () => {
  const paused = await ask<HousekeepingJob>('POST', '/expire-tokens/pause');
  expect([paused.status, typeof paused.body.paused_at]).toEqual([200, 'string']);
  expect((await ask<HousekeepingJob>('POST', '/expire-tokens/resume')).body.paused_at).toBeNull();
  const approved = await ask<{ code: string }>('POST', '/expire-tokens/approve');
  expect([approved.status, approved.body.code]).toEqual([409, 'not_halted']);
  expect((await ask('POST', '/make-coffee/run')).status).toBeGreaterThanOrEqual(400);
  const { value } = await api.createToken({ grants: [{ resource_type: 'keyfob/token', actions: ['list'] }] });
  for (const [method, rest] of [
    ['GET', ''],
    ['POST', '/expire-tokens/run'],
    ['POST', '/expire-tokens/pause'],
  ] as const)
    expect((await ask(method, rest, undefined, value)).status).toBe(403);
});
