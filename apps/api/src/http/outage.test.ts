import { afterEach, expect, test } from 'vitest';
import { holdQueues } from '../../../../infra/testing/hold-queues.ts';
import { queueStores } from '../../../../infra/testing/queue-stores.ts';
import { openTcpProxy } from '../../../../infra/testing/tcp-proxy.ts';
import { startApi } from '../../test/harness.ts';
import type { TestApi } from '../../test/harness.ts';

let api: TestApi;
afterEach(() => api.close());

const redis = (await queueStores()).find(({ env }) => env['REDIS_URL'])?.env['REDIS_URL'];
const runJob = () =>
  api.ask('POST', `/v1/workspaces/${api.workspace.id}/housekeeping/expire-tokens/run`, {
    cookie: api.owner.cookie,
    body: {},
  });
/** What a person sees of the log, in its order. */
const warned = () =>
  api
    .logged()
    .split('\n')
    .filter((line) => line.includes('"level":"warn"'))
    .map((line) => (JSON.parse(line) as { msg: string }).msg);

test('queues that are busy while the database answers are called the queue in the log', async () => {
  api = await startApi();
  const letGo = await holdQueues(api.migrationDatabaseUrl);
  const refused = await runJob();
  expect([refused.status, refused.text]).toEqual([503, expect.stringContaining('The queue does not answer')]);
  await expect.poll(warned).toEqual(['the queue does not answer (took longer than 0.8 s); waiting for it']);
  await letGo();
  await expect.poll(warned, { timeout: 30_000 }).toContain('the queue answers again');
  expect((await runJob()).status).toBe(200);
});

test.runIf(redis)('Redis that is away is called Redis in the log', async () => {
  const through = new URL(redis ?? '');
  const proxy = await openTcpProxy({ host: through.hostname, port: Number(through.port || 6379) });
  through.host = `127.0.0.1:${proxy.port}`;
  proxy.cut();
  api = await startApi({ REDIS_URL: through.href });
  expect((await runJob()).status).toBe(503);
  await expect.poll(warned).toEqual([expect.stringMatching(/^Redis does not answer \(.+\); waiting for it$/)]);
  proxy.mend();
  await expect.poll(warned, { timeout: 30_000 }).toContain('Redis answers again');
  expect(warned()).toHaveLength(2);
  proxy.close();
});
