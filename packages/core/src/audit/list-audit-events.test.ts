import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import { outcomeOf } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { createToken } from '../tokens/create-token.ts';
import { disableToken } from '../tokens/disable-token.ts';
import { updateWorkspace } from '../workspaces/update-workspace.ts';
import { AuditEventListQuery } from './audit.schema.ts';
import { listAuditEvents } from './list-audit-events.ts';
import { verifyAudit } from './verify-audit.ts';
import { whereAudit } from './where-audit.ts';

let at: TestCore;
let tokenId: string;
let handle: string;
let userId: string;
beforeAll(async () => {
  at = await openTestCore();
  const { token } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', role: 'owner' }));
  [tokenId, handle] = [token.id, token.handle];
  await at.run((ctx) => disableToken(ctx, tokenId));
  const request = { id: 'request-9', ip: '2001:db8::7' };
  await at.run((ctx) => updateWorkspace(ctx, { name: 'Acme & Sons' }), { ...at.owner, request });
  const { rows } = await at.db.query<{ user_id: string }>('select user_id from keyfob.operator');
  userId = rows[0]?.user_id ?? '';
});
afterAll(() => at.close());

const list = (filter: Record<string, unknown>, call = at.owner) =>
  at.run((ctx) => listAuditEvents(ctx, AuditEventListQuery.parse(filter)), call);
const actions = async (filter: Record<string, unknown>) => (await list(filter)).data.map(({ action }) => action);

const ALL = ['workspace.updated', 'token.disabled', 'token.created', 'member.added', 'workspace.created'];

test.each<[string, () => Record<string, unknown>, string[]]>([
  ['nothing', () => ({}), ALL],
  ['an action', () => ({ action: 'token.disabled' }), ['token.disabled']],
  ['the beginning of actions', () => ({ action: 'token.' }), ['token.disabled', 'token.created']],
  ['no part of an action', () => ({ action: 'token' }), []],
  ['an actor’s id', () => ({ actor: userId }), ALL],
  ['an actor’s e-mail', () => ({ actor: 'owner@example.com' }), ALL],
  ['nobody', () => ({ actor: 'owner@example' }), []],
  ['a kind of subject', () => ({ subject_kind: 'member' }), ['member.added']],
  ['a subject', () => ({ subject: tokenId }), ['token.disabled', 'token.created']],
  ['since never', () => ({ since: '2999-01-01T00:00:00Z' }), []],
  ['until ever', () => ({ until: '2999-01-01T00:00:00Z', action: 'workspace.' }), [ALL[0] ?? '', ALL[4] ?? '']],
  ['text that begins a label', () => ({ q: handle.slice(0, -2) }), ['token.disabled', 'token.created']],
  ['text that begins an action', () => ({ q: 'workspace.up' }), ['workspace.updated']],
  ['text that begins an address', () => ({ q: '2001:db8' }), ['workspace.updated']],
  ['a request’s id', () => ({ q: 'request-9' }), ['workspace.updated']],
  ['a subject’s id as text', () => ({ q: tokenId }), ['token.disabled', 'token.created']],
  [
    'several at once',
    () => ({ q: 'owner@', action: 'token.', subject_kind: 'token', order: 'oldest' }),
    ['token.created', 'token.disabled'],
  ],
])('the log filtered by %s', async (_, filter, expected) => {
  expect(await actions(filter())).toEqual(expected);
});

test('pages of a filtered log hold every event once, in both orders, and a cursor belongs to its filter', async () => {
  for (const order of ['newest', 'oldest']) {
    const paged: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const page = await list({ actor: 'owner@example.com', order, limit: 2, ...(cursor ? { cursor } : {}) });
      paged.push(...page.data.map(({ action }) => action));
      more = page.next_cursor !== null;
      cursor = page.next_cursor ?? undefined;
      if (cursor !== undefined)
        expect(await outcomeOf(list({ actor: userId, order, limit: 2, cursor }))).toBe('invalid_cursor');
    }
    expect(paged).toEqual(order === 'newest' ? ALL : ALL.toReversed());
  }
});

test('the installation’s own log is read and checked by operators, and holds no workspace’s events', async () => {
  const query = AuditEventListQuery.parse({ order: 'oldest' });
  const { data } = await at.inInstallation((ctx) => listAuditEvents(ctx, query));
  expect(data.map(({ action }) => action)).toEqual(['installation.set_up', 'workspace.created']);
  const checked = await at.inInstallation((ctx) => verifyAudit(ctx, {}));
  expect(checked).toMatchObject({ valid: true, checked: 2 });
  const ada = await addMember(at, [{ resource_type: 'keyfob/audit', resource_id: '*', actions: ['*'] }]);
  expect(await outcomeOf(list({}, ada))).toBe('done');
  const refused = [
    await outcomeOf(at.core.inInstallation(ada, (ctx) => listAuditEvents(ctx, query))),
    await outcomeOf(at.core.inInstallation(ada, (ctx) => verifyAudit(ctx, {}))),
  ];
  expect(refused).toEqual(['permission_denied', 'permission_denied']);
});

test('under row-level security every filter reads an index of its own, not the whole log', async () => {
  await at.db.query(`
    insert into keyfob.audit_event (chain_id, seq, id, at, action, actor, subject, request_id, personal, prev_hash, hash)
    select '${at.workspaceId}', n, gen_random_uuid(), now() - make_interval(secs => n), 'made.up_' || n % 500, jsonb_build_object('id', 'actor-' || n % 500),
      jsonb_build_object('kind', 'kind-' || n % 500, 'id', 'subject-' || n), 'request-' || n, '{}', '', ''
    from generate_series(1000, 41000) n;
    insert into keyfob.audit_personal (chain_id, seq, field, salt, value)
    select '${at.workspaceId}', n, 'actor', '', 'person-' || n % 500 from generate_series(1000, 41000) n;
    analyze keyfob.audit_event; analyze keyfob.audit_personal`);
  const client = new Client({ connectionString: at.databaseUrl });
  await client.connect();
  await client.query(`begin; set local role keyfob_app; set local keyfob.workspace = '${at.workspaceId}'`);
  const scanned: Record<string, string[]> = {};
  for (const filter of [
    { action: 'made.up_7' },
    { action: 'made.up_7.' },
    { actor: 'actor-7' },
    { subject: 'subject-1007' },
    { subject_kind: 'kind-7' },
    { since: '2999-01-01T00:00:00Z' },
    { q: 'person-77' },
  ]) {
    const { sql, values } = whereAudit(at.workspaceId, filter);
    let place = 0;
    const text = `explain select seq from keyfob.audit_event where ${sql.replaceAll('?', () => `$${(place += 1)}`)} order by seq desc limit 26`;
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(text, values);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).not.toContain('Seq Scan');
    // The primary keys give the order and the rows that were found.
    const used = [...plan.matchAll(/(?:using|on) (audit_(?:event|personal)_\w+)/g)].map(([, index]) => index ?? '');
    scanned[Object.keys(filter)[0] ?? ''] = [...new Set(used.filter((index) => !index.endsWith('_pkey')))].toSorted();
  }
  await client.end();
  expect(scanned).toEqual({
    action: ['audit_event_action'],
    actor: ['audit_event_actor', 'audit_personal_value'],
    subject: ['audit_event_subject'],
    subject_kind: ['audit_event_subject_kind'],
    since: ['audit_event_at'],
    q: ['action', 'actor', 'request', 'subject'].map((name) => `audit_event_${name}`).concat('audit_personal_value'),
  });
});
