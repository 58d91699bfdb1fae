import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import { outcomeOf } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import { AuditEventListQuery, AuditExportQuery } from './audit.schema.ts';
import { exportAuditEvents } from './export-audit-events.ts';
import { listAuditEvents } from './list-audit-events.ts';

const EVENTS = 1000;

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
  await at.db.query(`
    insert into keyfob.audit_event (chain_id, seq, id, at, action, actor, subject, personal, prev_hash, hash)
    select '${at.workspaceId}', n, gen_random_uuid(), now(), 'made.up', '{"kind": "system", "id": null}', '{"kind": "x", "id": null}', '{}', '', ''
    from generate_series(3, ${EVENTS}) n;
    update keyfob.audit_head set seq = ${EVENTS} where chain_id = '${at.workspaceId}'`);
});
afterAll(() => at.close());

const start = (call: Call, query = {}) =>
  exportAuditEvents((operation) => at.run(operation, call), AuditExportQuery.parse(query));
const exporting = [{ resource_type: 'keyfob/audit', resource_id: '*', actions: ['export'] }];

test('an export is read as it is taken, and ends for whoever may no longer export', async () => {
  const ada = await addMember(at, exporting);
  const { chunks } = await start(ada);
  const reader = chunks[Symbol.asyncIterator]();
  expect((await reader.next()).value).toContain('keyfob-audit-1');
  await at.db.query(`update keyfob.audit_event set action = 'changed.since' where seq = 10`);
  expect((await reader.next()).value).toContain('changed.since');
  await ada.hold([]);
  expect(await outcomeOf(reader.next())).toBe('permission_denied');
});

test('who exported what is in the log before the first byte, and the export ends where it was then', async () => {
  const ada = await addMember(at, exporting);
  const file = await start(ada, { format: 'csv', since: '2000-01-01T00:00:00Z' });
  const [latest] = (await at.run((ctx) => listAuditEvents(ctx, AuditEventListQuery.parse({ limit: 1 })))).data;
  if (!latest) throw new Error('a log has a latest event');
  expect(latest).toMatchObject({
    action: 'audit.exported',
    actor: { label: ada.caller.kind === 'person' && ada.caller.email },
    after: { format: 'csv', since: '2000-01-01T00:00:00Z', until: null, after_seq: 0, through_seq: latest.seq - 1 },
  });
  expect(file.name).toMatch(/^keyfob-audit-acme-\d{4}-\d\d-\d\d\.csv$/);
  let rows = '';
  for await (const chunk of file.chunks) rows += chunk;
  expect(rows.trimEnd().split('\r\n').length).toBe(latest.seq);
  expect(rows).not.toContain('\r\n' + String(latest.seq));
});

test('exporting needs a permission of its own', async () => {
  const bob = await addMember(at, [{ resource_type: 'keyfob/audit', resource_id: '*', actions: ['@read'] }]);
  expect(await outcomeOf(start(bob))).toBe('permission_denied');
  const installation = exportAuditEvents(
    (operation) => at.core.inInstallation(bob, operation),
    AuditExportQuery.parse({}),
  );
  expect(await outcomeOf(installation)).toBe('permission_denied');
});
