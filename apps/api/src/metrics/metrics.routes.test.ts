import { openMetrics, serveMetrics } from '@keyfob/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { TestApi } from '../../test/harness.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** The value of one line of the text format; NaN where it is not told. */
function valueOf(text: string, series: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return Number(line?.slice(series.length + 1) ?? 'NaN');
}

async function serviceToken(action: string): Promise<string> {
  const grants = [{ resource_type: 'keyfob/installation', actions: [action] }];
  const { body } = await api.ask<{ value: string }>('POST', '/v1/installation/tokens', {
    cookie: api.owner.cookie,
    body: { kind: 'service', grants },
  });
  return body.value;
}

test('metrics at the port of the API are for operators and service tokens that may read the installation', async () => {
  const workspaceToken = (await api.createToken({ role: 'owner', grants: undefined })).value;
  const statuses = await Promise.all(
    [
      {},
      { token: workspaceToken },
      { token: await serviceToken('update') },
      { token: await serviceToken('get') },
      { cookie: api.owner.cookie },
    ].map(async (ask) => (await api.ask('GET', '/metrics', ask)).status),
  );
  expect(statuses).toEqual([401, 403, 403, 200, 200]);
});

test('verdicts by code, requests by route pattern and what waits are told; nothing that a caller chose is', async () => {
  const { value } = await api.createToken();
  const before = (await api.ask('GET', '/metrics', { cookie: api.owner.cookie })).text;
  for (const token of [value, value, `${value.slice(0, -1)}_`])
    await api.ask('POST', '/v1/verify', { token: value, body: { token } });
  await api.ask('GET', `/v1/workspaces/secret-word/tokens`, { cookie: api.owner.cookie });
  await api.ask('GET', `/somewhere/secret-word`);
  const reply = await api.ask('GET', '/metrics', { cookie: api.owner.cookie });
  expect(reply.headers.get('content-type')).toMatch(/^text\/plain/);
  const grown = (series: string) => valueOf(reply.text, series) - valueOf(before, series);
  expect(grown('keyfob_verdicts_total{code="valid"}')).toBe(2);
  expect(valueOf(reply.text, 'keyfob_verdicts_total{code="rate_limited"}')).toBe(0);
  const verifies = '{method="POST",route="/v1/verify",status="200"';
  expect(valueOf(reply.text, `keyfob_http_request_duration_seconds_count${verifies}}`)).toBe(2);
  expect(valueOf(reply.text, `keyfob_http_request_duration_seconds_bucket${verifies},le="+Inf"}`)).toBe(2);
  expect(reply.text).toContain('# TYPE keyfob_http_request_duration_seconds histogram');
  expect(reply.text).not.toMatch(/secret-word|@example\.com|acme/i);
  expect(valueOf(reply.text, 'keyfob_outbox_events')).toBeGreaterThan(0);
  expect(valueOf(reply.text, 'keyfob_outbox_age_seconds')).toBeGreaterThan(0);
  for (const dependency of ['database', 'queue'])
    expect(valueOf(reply.text, `keyfob_up{dependency="${dependency}"}`)).toBe(1);
  expect(valueOf(reply.text, 'keyfob_queue_jobs{queue="usage",state="failed"}')).toBe(0);
  // No worker was ever here, so there is no age to tell.
  expect(reply.text).not.toMatch(/^keyfob_worker_heartbeat_age_seconds /m);
  expect(valueOf(reply.text, 'nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
});

test('a port of its own answers without a credential, and at /metrics alone', async () => {
  const server = await serveMetrics(openMetrics(api.core, []), 0, '127.0.0.1');
  const at = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method });
  expect([(await at('/metrics')).status, (await at('/')).status, (await at('/metrics', 'POST')).status]).toEqual([
    200, 404, 404,
  ]);
  await server.close();
});

test('a database that is away is told, and its numbers are left out instead of being old', async () => {
  const away = {
    verdicts: {},
    backlog: () => Promise.reject(new Error('away')),
    troubles: () => Promise.reject(new Error('away')),
    queueDepths: () => new Promise<never>(() => {}),
  };
  const text = await openMetrics(away, []).metrics();
  for (const dependency of ['database', 'queue'])
    expect(valueOf(text, `keyfob_up{dependency="${dependency}"}`)).toBe(0);
  expect(text).not.toMatch(/^keyfob_(outbox|queue|worker|mails|webhook|housekeeping)/m);
});
