import { request } from 'node:http';
import { Worker } from 'bullmq';
import type { Queue } from 'bullmq';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queueStores } from '../../../../infra/testing/queue-stores.ts';
import { startApi } from '../../test/harness.ts';
import type { Ask, TestApi } from '../../test/harness.ts';

const OWN = 'http://localhost:4600';
const BOARD = '/admin/jobs';

interface BoardJob {
  id: string;
  name: string;
  failedReason: string;
  attempts: number;
  data: Record<string, unknown>;
}

describe.each(await queueStores())('on $name', ({ name, env }) => {
  let api: TestApi;
  let queue: Queue;
  let stranger: string;
  const fail = (data: object = {}) => queue.add('sing', data, { jobId: 'repeat:sing:1', attempts: 2 });
  const asOperator = (method: string, path: string, more: Ask = {}) =>
    api.ask(method, `${BOARD}${path}`, { cookie: api.owner.cookie, headers: { origin: OWN }, ...more });

  beforeAll(async () => {
    api = await startApi(env);
    queue = (await api.core.queues()).find(({ name }) => name === 'housekeeping') as unknown as Queue; // Its type names Redis.
    stranger = await memberOf(api);
  });
  afterAll(() => api.close());

  async function givenUp(data: object): Promise<void> {
    await fail(data);
    const store = await api.core.openQueues();
    const worker = new Worker(
      'housekeeping',
      () => Promise.reject(new Error('no voice')),
      { connection: store.connection, prefix: store.prefix },
      store.backend,
    );
    await expect.poll(async () => (await queue.getJobCounts()).failed, { timeout: 30_000 }).toBe(1);
    await worker.close();
    await store.close();
  }

  test('S13 the board is for operators signed in as people, whoever else asks and however', async () => {
    const grants = [{ resource_type: 'keyfob/installation', actions: ['*'] }];
    const service = await api.ask<{ value: string }>('POST', '/v1/installation/tokens', {
      cookie: api.owner.cookie,
      body: { kind: 'service', grants },
    });
    const workspaceToken = (await api.createToken({ role: 'owner', grants: undefined })).value;
    const others: [string, Ask, number][] = [
      ['nobody', {}, 401],
      ['a member', { cookie: stranger }, 403],
      ['a workspace token', { token: workspaceToken }, 403],
      ['a service token', { token: service.body.value }, 403],
      ['a bad token', { token: 'x' }, 401],
      ['a bad cookie', { cookie: 'keyfob.session_token=x.y' }, 401],
    ];
    const spellings = [
      '',
      '/',
      '/api/queues',
      '/static/js/main.js',
      '//api/queues',
      '/api/queues/',
      '/api/queues;x',
      '/x/../api/queues',
    ];
    let tried = 0;
    for (const [who, ask, status] of others) {
      for (const spelling of [...spellings, '/api/queues/housekeeping/retry/failed'])
        for (const method of ['GET', 'PUT', 'POST', 'PATCH']) {
          const headers = { origin: OWN };
          const reply = await api.ask(method, BOARD + spelling, { ...ask, headers });
          expect([who, method, spelling, reply.status]).toEqual([who, method, spelling, status]);
          tried += 1;
        }
    }
    const disguises = [
      '/%61dmin/jobs',
      '/admin%2fjobs/api/queues',
      '/admin/jobs%2fapi/queues',
      '/ADMIN/jobs',
      '//admin/jobs',
      '/admin//jobs/api/queues',
      '/admin/jobs;x/api/queues',
      '/admin/./jobs/api/queues',
      '/admin/jobs%3A/api/queues',
      '/admin/jobs%00/',
    ];
    for (const path of disguises) {
      for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS']) {
        const { status, text } = await raw(api.url, method, path, stranger);
        expect([method, path, status, status >= 400]).toEqual([method, path, status, true]);
        expect(text).not.toContain('queues');
        tried += 1;
      }
    }
    console.log(`S13 S11: ${name}: ${tried} requests for the board by others than operators, 0 let in`);
  });

  test('what was given up after its last try is listed with its reason, and is tried again', async () => {
    await givenUp({ workspace_id: 'w', ips: ['192.0.2.9'] });
    const list = await asOperator('GET', '/api/queues?activeQueue=housekeeping&status=failed&page=1&jobsPerPage=10');
    const { queues } = list.body as { queues: { name: string; jobs: BoardJob[] }[] };
    const [job] = queues.find((one) => one.name === 'housekeeping')?.jobs ?? [];
    expect(job).toMatchObject({ name: 'sing', failedReason: 'no voice' });
    expect(job?.data).toEqual({ workspace_id: 'w', ips: '1 entries' });
    // As a browser escapes it.
    const at = `/api/queues/housekeeping/${encodeURIComponent(job?.id ?? '')}`;
    expect((await asOperator('GET', at)).status).toBe(200);
    expect((await asOperator('PUT', `${at}/retry`)).status).toBe(204);
    expect(await queue.getJobCounts()).toMatchObject({ failed: 0, waiting: 1 });
    const log = await api.ask<{ data: { action: string; subject: unknown }[] }>(
      'GET',
      '/v1/installation/audit-events',
      {
        cookie: api.owner.cookie,
      },
    );
    expect(log.body.data[0]).toMatchObject({
      action: 'installation.job_retried',
      subject: { kind: 'job', id: job?.id, label: 'housekeeping' },
    });
  });

  test('S15 nothing but a retry is changed from the board, and that by no page of another site', async () => {
    const before = await queue.getJobCounts();
    const changes: [string, string][] = [
      ['PUT', '/api/queues/pause'],
      ['PUT', '/api/queues/housekeeping/pause'],
      ['PUT', '/api/queues/housekeeping/empty'],
      ['PUT', '/api/queues/housekeeping/obliterate'],
      ['PUT', '/api/queues/housekeeping/clean/failed'],
      ['PUT', '/api/queues/housekeeping/retry/completed'],
      ['PUT', '/api/queues/housekeeping/repeat%3Asing%3A1/clean'],
      ['PUT', '/api/queues/housekeeping/../housekeeping/empty?/retry'],
      ['POST', '/api/queues/housekeeping/add'],
      ['PATCH', '/api/queues/housekeeping/repeat%3Asing%3A1/update-data'],
    ];
    for (const [method, path] of changes)
      expect([path, (await asOperator(method, path, { body: {} })).status]).toEqual([path, 403]);
    const retry = '/api/queues/housekeeping/retry/failed';
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])
      expect((await asOperator('PUT', retry, { headers })).status).toBe(403);
    const paused = await asOperator('GET', '/api/queues');
    expect(paused.text).not.toContain('"isPaused":true');
    expect(await queue.getJobCounts()).toEqual(before);
    expect((await asOperator('PUT', retry)).status).toBe(200);
  });

  test('the page asks no other host for anything, and brings no style that its policy blocks', async () => {
    for (const path of ['', '/queue/housekeeping']) {
      const { text } = await asOperator('GET', path);
      expect(text).toContain('<link href="static/css/main');
      expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
      expect(text).not.toMatch(/<style| style=/);
    }
  });

  test('whoever opens a page in a browser and is not signed in signs in first; what the page loads stays refused', async () => {
    const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const opens = (path: string, more: Ask = {}, method = 'GET') =>
      api.ask(method, BOARD + path, { ...more, headers: { origin: OWN, ...html } });
    for (const path of ['', '/', '/queue/housekeeping?status=failed'])
      for (const more of [{}, { cookie: 'keyfob.session_token=x.y' }]) {
        const { status, headers } = await opens(path, more);
        const leads = `/sign-in?next=${encodeURIComponent(BOARD + path)}`;
        expect([path, status, headers.get('location')]).toEqual([path, 303, leads]);
      }
    for (const path of ['/api/queues', '/static/js/main.js', '/api/']) expect((await opens(path)).status).toBe(401);
    expect((await opens('', {}, 'PUT')).status).toBe(401);
    expect((await opens('', { token: 'x' })).status).toBe(401);
  });

  test('whoever is signed in and no operator reads on a page why the board stays closed, and as whom they came', async () => {
    const { status, headers, text } = await api.ask('GET', BOARD, {
      cookie: stranger,
      headers: { accept: 'text/html' },
    });
    expect([status, headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8']);
    expect(text).toContain('Only an operator of this installation may do this.');
    expect(text).toContain('You are signed in as eve@example.com.');
    expect(text).toContain('href="/sign-in?next=%2Fadmin%2Fjobs"');
    expect(text).not.toContain('queues');
  });

  test('the page runs no inline script and finds its parts, from a deep link too', async () => {
    for (const path of ['', '/', '/queue/housekeeping']) {
      const page = await asOperator('GET', path);
      const policy = page.headers.get('content-security-policy') ?? '';
      expect([page.status, policy.includes('unsafe'), policy.includes("base-uri 'self'")]).toEqual([200, false, true]);
      expect(page.text).toContain(`<base href="${BOARD}/" />`);
      for (const [tag] of page.text.matchAll(/<script[^>]*>/g)) expect(tag).toMatch(/ src="static|application\/json/);
      const [, part = ''] = /src="(static[^"]+)"/.exec(page.text) ?? [];
      const script = await asOperator('GET', `/${part}`);
      expect([script.status, script.headers.get('content-type')]).toEqual([200, expect.stringContaining('javascript')]);
    }
  });
});

/** A person who is a member and no operator. */
async function memberOf(api: TestApi): Promise<string> {
  const { email, password } = { email: 'eve@example.com', password: 'correct horse battery' };
  const invited = await api.ask<{ link: string }>('POST', `/v1/workspaces/${api.workspace.id}/invitations`, {
    cookie: api.owner.cookie,
    body: { email, role: 'administrator' },
  });
  const code = /[A-Za-z0-9_-]{32}$/.exec(invited.body.link)?.[0] ?? '';
  await api.ask('POST', `/v1/invitations/${code}/accept`, { body: { password } });
  return api.signIn(email, password);
}

/** Sends the path as it is: `fetch` would tidy it first. */
function raw(url: string, method: string, path: string, cookie: string): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, method, path, headers: { cookie, origin: OWN, 'content-length': 0 } },
      (reply) => {
        let text = '';
        reply.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text }));
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}
