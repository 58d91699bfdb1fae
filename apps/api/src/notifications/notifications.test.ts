import { foldUsage } from '@keyfob/core';
import type { Call } from '@keyfob/core';
import type { Notification, NotificationList } from '@keyfob/core/schema';
import { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openMailSink } from '../../../../infra/testing/mail-sink.ts';
import type { MailSink } from '../../../../infra/testing/mail-sink.ts';
import { deliver } from '../../../../packages/core/test/post-office.ts';
import { startApi } from '../../test/harness.ts';
import type { TestApi } from '../../test/harness.ts';

let sink: MailSink;
let api: TestApi;
let db: Pool;
let path: string;
const system: Call = { caller: { kind: 'system', label: 'test' }, request: { id: null, ip: null } };
beforeAll(async () => {
  sink = await openMailSink();
  api = await startApi({ KEYFOB_SMTP_URL: sink.url });
  db = new Pool({ connectionString: api.migrationDatabaseUrl, max: 2 });
  db.on('error', () => {});
  path = `/v1/workspaces/${api.workspace.id}`;
  await deliver(api);
});
beforeEach(() => {
  sink.all = [];
});
afterAll(async () => {
  await db.end();
  await api.close();
  await sink.close();
});

const session = () => ({ cookie: api.owner.cookie });
const list = async (query = '') =>
  (await api.ask<NotificationList>('GET', `${path}/notifications${query}`, session())).body;
const use = (tokenId: string) =>
  api.core.inInstallation(system, (ctx) =>
    foldUsage(ctx, {
      id: crypto.randomUUID(),
      tokens: [
        {
          token_id: tokenId,
          uses: 1,
          last_use: { at: new Date().toISOString(), ip: '192.0.2.7', user_agent: null },
          days: {},
        },
      ],
      unknown: [],
    }),
  );
const expiring = async (tokenId: string) => {
  const payload = { token_id: tokenId, run_id: crypto.randomUUID(), days: '7' };
  await db.query(
    `insert into keyfob.outbox (id, workspace_id, topic, payload, created_at) values (gen_random_uuid(), $1, 'token.expiring', $2, now())`,
    [api.workspace.id, payload],
  );
};

test('one’s notifications: newest first, in pages, unread ones counted; what one did oneself is read from the start', async () => {
  const { token } = await api.createToken({ name: 'ci' });
  await use(token.id);
  await expiring(token.id);
  await deliver(api);
  const { data, unread } = await list();
  expect(data.map(({ kind, title, read_at, mailed }) => [kind, title, read_at !== null, mailed])).toEqual([
    ['expiring', 'Token “ci” expires in 7 days', false, true],
    ['first_used', 'Token “ci” was used for the first time', false, true],
    ['created', 'Token “ci” was created', true, false],
  ]);
  expect([unread, data[0]?.token]).toEqual([2, { id: token.id, name: 'ci' }]);
  expect(data[0]?.url).toBe(`http://localhost:4600/workspace/${api.workspace.id}/access-tokens/${token.id}`);

  const seen: Notification[] = [];
  for (let cursor: string | null | undefined = ''; typeof cursor === 'string';) {
    const page: NotificationList = await list(`?limit=1${cursor && `&cursor=${cursor}`}`);
    seen.push(...page.data);
    cursor = page.next_cursor;
  }
  expect(seen).toEqual(data);
  expect((await list('?unread=true')).data.map(({ kind }) => kind)).toEqual(['expiring', 'first_used']);
});

test('reading marks them: some, then all; another member has a list of their own', async () => {
  const [first] = (await list('?unread=true')).data;
  const mark = (body: object, cookie = api.owner.cookie) =>
    api.ask<{ unread: number }>('POST', `${path}/notifications/read`, { cookie, body });
  expect((await mark({ ids: [first?.id] })).body.unread).toBe(1);
  expect((await mark({})).body.unread).toBe(0);
  expect((await list('?unread=true')).data).toEqual([]);
  const { value } = await api.createToken({ role: 'owner', grants: undefined });
  expect((await api.ask('GET', `${path}/notifications`, { token: value })).status).toBe(403);
});

test('all are those of the list as it was read: what came later, and what one may not see just now, stays unread', async () => {
  const { token } = await api.createToken({ name: 'told' });
  const mark = async (body: object) =>
    (await api.ask<{ unread: number }>('POST', `${path}/notifications/read`, { ...session(), body })).body;
  const roleIs = (key: string) =>
    db.query(
      `update keyfob.member set role_id = (select id from keyfob.role where workspace_id is null and key = $1)`,
      [key],
    );
  await expiring(token.id);
  await deliver(api);
  const shown = (await list()).data;
  await expiring(token.id);
  await deliver(api);
  expect(await mark({ up_to: shown[0]?.id })).toEqual({ unread: 1 });
  expect(await mark({ up_to: crypto.randomUUID() })).toEqual({ unread: 1 });
  const [later] = (await list('?unread=true')).data;

  // A viewer is told of no workspace tokens: not now, and perhaps again later.
  await roleIs('viewer');
  expect(await list()).toMatchObject({ data: [], unread: 0 });
  for (const body of [{}, { ids: [later?.id] }]) expect(await mark(body)).toEqual({ unread: 0 });
  await roleIs('owner');
  expect((await list('?unread=true')).data.map(({ id }) => id)).toEqual([later?.id]);
  const both = { ids: [later?.id], up_to: later?.id };
  expect((await api.ask('POST', `${path}/notifications/read`, { ...session(), body: both })).status).toBe(400);
  expect(await mark({})).toEqual({ unread: 0 });
});

/** The address of a mail, at the API under test. */
const here = (link: string) => link.replace(/^<?http:\/\/localhost:4600/, '').replace(/>$/, '');

test('unsubscribing: one click from a mail program, or a page that asks; reminders stop, security notices still come', async () => {
  const { token } = await api.createToken({ name: 'short' });
  await deliver(api);
  sink.all = [];
  await expiring(token.id);
  await deliver(api);
  const link = here((sink.all[0] && sink.header(sink.all[0], 'list-unsubscribe')) ?? '');
  const page = await api.ask('GET', link);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.text).toContain('Stop reminders');
  const oneClick = (body: string, headers: Record<string, string> = {}) =>
    api.ask('POST', link, {
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://mail.example.com', ...headers },
    });
  const reply = await oneClick('List-Unsubscribe=One-Click');
  expect([reply.status, reply.body]).toEqual([200, { list: 'reminders', subscribed: false }]);
  const multipart = await oneClick(
    '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--',
    {
      'content-type': 'multipart/form-data; boundary=x',
    },
  );
  expect(multipart.status).toBe(200);

  sink.all = [];
  await expiring(token.id);
  expect([await deliver(api), (await list()).data[0]]).toMatchObject([[], { kind: 'expiring', mailed: false }]);
  // What another does to a token of the workspace is a security notice.
  const { value } = await api.createToken({ role: 'owner', grants: undefined });
  await api.ask('POST', `${path}/tokens/${token.id}/disable`, { token: value });
  await deliver(api);
  expect(sink.all.map(({ subject }) => subject)).toEqual(['Token “short” was disabled']);

  const again = await oneClick('again=true', { accept: 'text/html' });
  expect(again.text).toContain('You get reminders');
  await expiring(token.id);
  expect(await deliver(api)).toEqual(['sent']);
  const forged = link.replace('reminders-', 'activity-');
  expect((await api.ask('GET', forged)).status).toBe(404);
  expect((await api.ask('POST', forged, { body: {} })).status).toBe(404);
});

test('the console hears of a first use, and of what it was told, while it happens', async () => {
  const { token } = await api.createToken({ name: 'heard' });
  const over = new AbortController();
  const reply = await fetch(`${api.url}${path}/events`, { headers: session(), signal: over.signal });
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const until = async (what: RegExp) => {
    while (!what.test(heard)) {
      const part = await reader?.read();
      if (!part || part.done) throw new Error(`the stream ended after ${heard}`);
      heard += part.value;
    }
  };
  await until(/event: notifications/);
  await use(token.id);
  await until(
    new RegExp(
      `event: audit\\nid: \\d+\\ndata: {"action":"token.first_used","subject":{"kind":"token","id":"${token.id}"}`,
    ),
  );
  const { unread } = await list();
  await deliver(api);
  await until(new RegExp(`data: {"unread":${unread + 1}}`));
  over.abort();
});

/** An open stream, and how it ends. */
async function hear(headers: Record<string, string>): Promise<{ ended: () => boolean; rest: Promise<string> }> {
  const reply = await fetch(`${api.url}${path}/events`, { headers });
  expect(reply.status).toBe(200);
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  await reader?.read();
  let isOver = false;
  const rest = (async () => {
    let heard = '';
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) heard += part.value;
    isOver = true;
    return heard;
  })();
  return { ended: () => isOver, rest };
}

async function platform(): Promise<{ id: string; headers: (member: string) => Record<string, string> }> {
  const { body } = await api.ask<{ value: string; token: { id: string } }>('POST', '/v1/installation/tokens', {
    ...session(),
    body: { kind: 'service', grants: [{ resource_type: 'keyfob/member', actions: ['impersonate'] }] },
  });
  const { value, token } = body;
  return { id: token.id, headers: (member) => ({ authorization: `Bearer ${value}`, 'keyfob-on-behalf-of': member }) };
}

test('a stream ends with its credential, before another event: a revoked token, a removed member, an ended session', async () => {
  for (const external_id of ['ann', 'ben'])
    await api.ask('POST', `${path}/members`, { ...session(), body: { external_id, role: 'owner' } });
  const [kept, revoked] = [await platform(), await platform()];
  const cookie = await api.signIn(api.owner.email, api.owner.password);
  const [ofToken, ofMember, ofSession] = [
    await hear(revoked.headers('ann')),
    await hear(kept.headers('ben')),
    await hear({ cookie }),
  ];
  await api.ask('POST', `/v1/installation/tokens/${revoked.id}/revoke`, { ...session(), body: {} });
  await db.query(`update keyfob.member set removed_at = now() where external_id = 'ben'`);
  await db.query(`delete from auth.session where token = $1`, [
    decodeURIComponent(/session_token=([^;]+)/.exec(cookie)?.[1] ?? '').split('.')[0],
  ]);
  await api.createToken({ name: 'after' });
  for (const heard of await Promise.all([ofToken.rest, ofMember.rest, ofSession.rest]))
    expect(heard).not.toContain('token.created');
});

test('one member’s streams crowd out no other’s, though one platform opens them all', async () => {
  const { headers } = await platform();
  await api.ask('POST', `${path}/members`, { ...session(), body: { external_id: 'cat', role: 'member' } });
  const first = await hear(headers('cat'));
  const others = [];
  for (let count = 0; count < 8; count += 1) others.push(await hear(headers('ann')));
  expect([first.ended(), others[0]?.ended()]).toEqual([false, false]);
  others.push(await hear(headers('ann')));
  await others[0]?.rest;
  expect([first.ended(), others[1]?.ended()]).toEqual([false, false]);
});
