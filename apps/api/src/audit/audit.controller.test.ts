import { createHash } from 'node:crypto';
import { verifyExport } from '@keyfob/core/verify-export';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { TestApi } from '../../test/harness.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (let number = 0; number < 3; number += 1) await api.createToken({ name: `token ${number}` });
});
afterAll(() => api.close());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test.each(['/v1/workspaces/acme/audit-events', '/v1/installation/audit-events'])(
  'S17 %s/export is a file that verifies offline, against the head of the check too',
  async (path) => {
    const { cookie } = api.owner;
    const kept = await api.ask<{ head: { seq: number; hash: string } }>('POST', `${path}/verify`, { cookie, body: {} });
    const reply = await api.ask('GET', `${path}/export`, { cookie });
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(reply.headers.get('content-disposition')).toMatch(
      /^attachment; filename="keyfob-audit-(acme|installation)-\d{4}-\d\d-\d\d\.jsonl"$/,
    );
    expect(reply.headers.get('cache-control')).toBe('no-store');
    const lines = reply.text.trimEnd().split('\n');
    const found = await verifyExport(lines, { sha256, head: kept.body.head });
    expect(found).toMatchObject({ valid: true, checked: kept.body.head.seq });

    const { head } = JSON.parse(lines[0] ?? '') as { head: unknown };
    const online = await api.ask('POST', `${path}/verify`, { cookie, body: { head } });
    expect(online.body).toMatchObject({ valid: true, checked: kept.body.head.seq + 1 });
  },
);

test('S18 names with line breaks and escapes are one line of an export and of a log', async () => {
  // Requests refuse such names; here they are in the table all the same.
  const { token } = await api.createToken({ name: 'plain' });
  const odd = 'a\r\nb\u001B[2J\u2028=1';
  await api.core.inWorkspace(
    { caller: { kind: 'system', label: odd }, request: { id: null, ip: null } },
    'acme',
    async (ctx) =>
      void ctx.pending.events.push({ action: 'made.up', subject: { kind: 'token', id: token.id, label: odd } }),
  );
  const text = async (format: string) =>
    (await api.ask('GET', `/v1/workspaces/acme/audit-events/export?format=${format}`, { cookie: api.owner.cookie }))
      .text;
  const lines = (await text('jsonl')).trimEnd().split('\n');
  expect(lines.filter((line) => /[\p{Cc}]/u.test(line))).toEqual([]);
  expect(lines.filter((line) => line.includes('made.up')).length).toBe(1);
  const rows = (await text('csv')).trimEnd().split('\r\n');
  expect(rows.filter((row) => /[\p{Cc}\p{Zl}]/u.test(row))).toEqual([]);
  const logged = api.logged().trimEnd().split('\n');
  for (const line of logged) expect(() => JSON.parse(line) as unknown).not.toThrow();
  console.log(
    `S18: ${lines.length} lines, ${rows.length} rows and ${logged.length} log lines, each one line without controls`,
  );
});

test('an unknown format is a bad request before anything is sent', async () => {
  const reply = await api.ask('GET', '/v1/workspaces/acme/audit-events/export?format=xml', {
    cookie: api.owner.cookie,
  });
  expect([reply.status, reply.body['code']]).toEqual([400, 'invalid_request']);
});
