import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../local/free-port.ts';
import { openOtlpReceiver } from './otlp-receiver.ts';
import type { OtlpReceiver } from './otlp-receiver.ts';
import { queueStores } from './queue-stores.ts';
import { runApi } from './run-api.ts';
import type { ApiRun } from './run-api.ts';
import { runWorker } from './run-worker.ts';

const person = { email: 'ada@example.com', password: `horse-${randomBytes(12).toString('hex')}` };
const jobs = ['fold-usage', 'run-housekeeping', 'expire-tokens', 'purge-idempotency-keys'];
const traceId = randomBytes(16).toString('hex');

// Mostly they wait for the rounds of a worker: the stores side by side.
describe.concurrent.each(await queueStores())('on $name', ({ name, env: store }) => {
  let api: ApiRun;
  let receiver: OtlpReceiver;
  let db: pg.Pool;
  let cookie = '';
  const ports = { api: 0, worker: 0 };
  const canaries: string[] = [person.password];
  const seen = { jobs: '', logs: '', metrics: '' };

  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const session = cookie ? { cookie } : {};
    const sent = { 'content-type': 'application/json', origin: api.url, ...session, ...headers };
    return fetch(api.url + path, { method: 'POST', headers: sent, body: JSON.stringify(body) });
  };

  beforeAll(async () => {
    receiver = await openOtlpReceiver();
    ports.api = await freePort();
    ports.worker = await freePort();
    api = await runApi({
      ...store,
      KEYFOB_LOG_LEVEL: 'debug',
      KEYFOB_METRICS_PORT: String(ports.api),
      KEYFOB_WORKER_METRICS_PORT: String(ports.worker),
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_BSP_SCHEDULE_DELAY: '200',
    });
    db = new pg.Pool({ connectionString: api.migrationDatabaseUrl, max: 1 });
    db.on('error', () => {});
    await post('/v1/setup', { ...person, code: api.setupCode, workspace_name: 'Acme', starter_catalog: true });
    cookie = (await post('/api/auth/sign-in/email', person)).headers
      .getSetCookie()
      .map((one) => one.split(';', 1)[0])
      .join('; ');
    canaries.push(...cookie.split('; ').map((one) => decodeURIComponent(one.split('=')[1] ?? '')));
    await useTokens();
    // Nobody works on them yet, so that all of them are seen.
    await until(async () => {
      seen.jobs = await dumpJobs(store['REDIS_URL'], db);
      return ['fold-usage', 'run-housekeeping'].every((job) => seen.jobs.includes(job));
    });
    const worker = runWorker(api.env);
    await until(() => jobs.every((job) => worker.output().includes(`"job":"${job}"`)));
    for (const port of [ports.api, ports.worker])
      seen.metrics += await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    seen.jobs += await dumpJobs(store['REDIS_URL'], db);
    await worker.end('SIGTERM');
    seen.logs = api.output() + worker.output();
    await until(() => receiver.spans.some((span) => span.name === 'POST /v1/verify'));
  });
  afterAll(async () => {
    await db.end();
    await api[Symbol.asyncDispose]();
    receiver.close();
  });

  /** Good and bad uses, and values where people put them by mistake. */
  async function useTokens(): Promise<void> {
    const created = await post('/v1/workspaces/acme/tokens', { kind: 'workspace', role: 'administrator' });
    const { value } = (await created.json()) as { value: string };
    canaries.push(value);
    const bearer = { authorization: `Bearer ${value}`, cookie: '', 'user-agent': `gateway ${value}` };
    const traceparent = `00-${traceId}-${randomBytes(8).toString('hex')}-01`;
    await post('/v1/verify', { token: value }, { ...bearer, traceparent });
    const require = ['list', 'burn'].map((action) => ({ resource_type: 'builder', resource_id: value, action }));
    for (const one of require) await post('/v1/verify', { token: value, require: [one] }, bearer);
    await post('/v1/verify', { token: `${value}x` }, bearer);
    await post(`/v1/workspaces/acme/tokens/${value}/revoke?token=${value}`, { reason: value });
    await post(`/v1/workspaces/acme/housekeeping/expire-tokens/run`, {});
    await fetch(`${api.url}/${value}?access_token=${value}`);
  }

  test('S3 a value, a password and a session are in no log, job, metric or trace, whatever they are disguised as', () => {
    const traces = receiver.bodies.join('\n');
    let forms = 0;
    for (const canary of canaries) {
      expect(canary.length).toBeGreaterThan(20);
      for (const form of disguises(canary)) {
        forms += 1;
        for (const [where, text] of Object.entries({ ...seen, traces }))
          expect([where, form, text.includes(form)]).toEqual([where, form, false]);
      }
    }
    // All of them were there to be found.
    expect(seen.jobs).toMatch(/gateway kf_wst_\w{8}…/);
    expect(seen.logs).toContain('"level":"debug"');
    console.log(
      `S3: ${name}: ${forms} forms of ${canaries.length} secrets in ${seen.logs.length} bytes of logs, ${seen.jobs.length} of jobs, ` +
        `${seen.metrics.length} of metrics and ${traces.length} of traces: 0 found`,
    );
  });

  test('a trace has a span per request, named by its route pattern, in the trace of its caller', () => {
    const span = receiver.spans.find((one) => one.traceId === traceId);
    expect(span).toMatchObject({
      service: 'keyfob-api',
      name: 'POST /v1/verify',
      kind: 2,
      parentSpanId: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
      attributes: { 'http.request.method': 'POST', 'http.route': '/v1/verify', 'http.response.status_code': 200 },
    });
    expect(seen.logs).toContain(`"traceId":"${traceId}"`);
    const names = new Set(receiver.spans.map((one) => one.name));
    expect(names).toContain('POST /v1/workspaces/:workspace/tokens/:id/revoke');
  });

  test('and one per try of a job, whoever asked for it', () => {
    const tries = receiver.spans.filter((one) => one.service === 'keyfob-worker');
    const names = tries.map((one) => one.name);
    expect(names).toEqual(expect.arrayContaining(jobs.map((job) => `job ${job}`)));
    for (const { kind, attributes, status } of tries)
      expect([kind, attributes['messaging.system'], status]).toEqual([5, 'bullmq', 0]);
  });
});

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(50);
}

/** The ways a secret hides in a text. */
function disguises(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const escaped = [...bytes].map((byte) => `%${byte.toString(16)}`).join('');
  // Base64 looks different at each of three places in what it is a part of; the first and last characters mix with the neighbours.
  const based = [0, 1, 2].map((at) =>
    Buffer.concat([Buffer.alloc(at), bytes])
      .toString('base64')
      .replace(/=*$/, '')
      .slice(at === 0 ? 0 : at + 1, -3),
  );
  const urlBased = based.map((one) => one.replaceAll('+', '-').replaceAll('/', '_'));
  return [...new Set([secret, ...based, ...urlBased, bytes.toString('hex'), escaped, encodeURIComponent(secret)])];
}

/** Every queue as it is stored, and what the worker made of it. */
async function dumpJobs(redisUrl: string | undefined, db: pg.Pool): Promise<string> {
  const { rows: used } = await db.query<{ row: string }>(
    `select row_to_json(t)::text as row from (select last_used_user_agent from keyfob.token) t
     union all select row_to_json(d)::text from keyfob.usage_day d`,
  );
  const kept = used.map(({ row }) => row).join('\n');
  if (redisUrl) return kept + (await dumpRedis(redisUrl, db));
  const { rows: tables } = await db.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'bullmq'`,
  );
  let text = kept;
  for (const { name } of tables) {
    const { rows } = await db.query<{ row: string }>(`select row_to_json(t)::text as row from ${name} t`);
    text += rows.map(({ row }) => row).join('\n');
  }
  return text;
}

async function dumpRedis(url: string, db: pg.Pool): Promise<string> {
  const { rows } = await db.query<{ name: string }>(
    `select left(md5(queue_namespace || current_database()), 12) as name from keyfob.installation`,
  );
  const redis = new Redis(url);
  let text = '';
  for (const key of await redis.keys(`{keyfob-${rows[0]?.name}}*`)) {
    const type = await redis.type(key);
    text += key;
    if (type === 'hash') text += JSON.stringify(await redis.hgetall(key));
    else if (type === 'string') text += await redis.get(key);
    else if (type === 'list') text += JSON.stringify(await redis.lrange(key, 0, -1));
    else if (type === 'zset') text += JSON.stringify(await redis.zrange(key, '0', '-1'));
    else if (type === 'stream') text += JSON.stringify(await redis.xrange(key, '-', '+'));
  }
  redis.disconnect();
  return text;
}
