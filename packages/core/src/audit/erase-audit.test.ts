import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dumpDatabase } from '../../test/dump-database.ts';
import { outcomeOf, refusalOf } from '../../test/outcome.ts';
import { callWith, createServiceToken, on } from '../../test/service-token.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import { record } from '../context.ts';
import { createMember } from '../members/create-member.ts';
import type { Inviter } from '../members/invitation.entity.ts';
import { relayOutbox } from '../outbox/relay-outbox.ts';
import { builtInRoles } from '../permissions/roles.ts';
import { createToken } from '../tokens/create-token.ts';
import { getToken } from '../tokens/get-token.ts';
import type { IssuedToken } from '../tokens/token.schema.ts';
import { updateToken } from '../tokens/update-token.ts';
import { foldUsage } from '../usage/fold-usage.ts';
import { UsageBuffer } from '../usage/usage-buffer.ts';
import { webhookEffects } from '../webhooks/announce-event.ts';
import { createWebhook } from '../webhooks/create-webhook.ts';
import { AuditEventListQuery } from './audit.schema.ts';
import { eraseAudit } from './erase-audit.ts';
import { eraseInstallationAudit } from './erase-installation-audit.ts';
import { listAuditEvents } from './list-audit-events.ts';
import { verifyAudit } from './verify-audit.ts';

const EMAIL = 'grace@example.com';
const ADDRESS = '203.0.113.77';
const USER = '0190a0a0-0000-7000-8000-00000000000a';
const MEMBER = '0190a0a0-0000-7000-8000-00000000000b';

/** What a message to a webhook says of a token’s owner. */
interface Sent {
  data: { token: { owner: { external_id: string | null } } };
}

let at: TestCore;
let grace: Call;
beforeAll(async () => {
  at = await openTestCore();
  await at.db.query(
    `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt") values ($1, $2, $2, true, now(), now())`,
    [USER, EMAIL],
  );
  await at.db.query(
    `insert into auth.session (id, "userId", token, "ipAddress", "expiresAt", "createdAt", "updatedAt") values ($1, $1, 'x', $2, now(), now(), now())`,
    [USER, ADDRESS],
  );
  await at.db.query(
    `insert into keyfob.member (id, workspace_id, user_id, email, role_id, created_at)
     select $1, $2, $3, $4, id, now() from keyfob.role where key = 'owner' and workspace_id is null`,
    [MEMBER, at.workspaceId, USER, EMAIL],
  );
  const { rows: invited } = await at.db.query<{ id: string }>(
    `insert into keyfob.invitation (id, workspace_id, email, role_id, code_digest, invited_by, created_at, expires_at)
     select gen_random_uuid(), $1, $2, id, '\\x01', $3, now(), now() from keyfob.role where key = 'owner' and workspace_id is null returning id`,
    [at.workspaceId, EMAIL, JSON.stringify({ member_id: MEMBER, token_id: null, label: EMAIL } satisfies Inviter)],
  );
  await tell(invited[0]?.id ?? '');
  grace = {
    caller: { kind: 'person', userId: USER, email: EMAIL, name: EMAIL },
    request: { id: null, ip: ADDRESS },
  };
  await at.core.inInstallation(grace, async (ctx) =>
    record(ctx, { action: 'person.signed_in', subject: { kind: 'person', id: USER, label: EMAIL, person: USER } }),
  );
  const { token } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', role: 'owner' }), grace);
  await use(await at.run((ctx) => createToken(ctx, { kind: 'personal', grants: [] }), grace));
  const issued = await at.run((ctx) => createToken(ctx, { kind: 'workspace', role: 'owner' }), grace);
  // What others do to her tokens names her too, and so does what her token does.
  await at.run((ctx) => updateToken(ctx, token.id, { description: 'kept' }));
  const caller = await at.core.authenticateToken(issued.value, at.owner.request);
  await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] }), { caller, request: at.owner.request });
});
afterAll(() => at.close());

/** What she was told and mailed, here and elsewhere. A server that refuses a mail may name whom it was for. */
async function tell(invitationId: string): Promise<void> {
  const trouble = `550 no mailbox ${EMAIL}`;
  const mail = async (kind: string, what: string | null, workspaceId: string | null = null) => {
    const facts = kind === 'invitation' ? { invitation_id: invitationId } : {};
    const userId = kind === 'invitation' ? null : USER;
    const { rows } = await at.db.query<{ id: string }>(
      `insert into keyfob.mail (id, workspace_id, kind, user_id, facts, state, trouble, created_at, due_at, settled_at)
       values (gen_random_uuid(), $1, $2, $3, $4, 'failed', $5, now(), now(), now()) returning id`,
      [workspaceId, kind, userId, facts, what],
    );
    return rows[0]?.id ?? null;
  };
  const told = (user: string, workspaceId: string, mailId: string | null) =>
    at.db.query(
      `insert into keyfob.notification (id, workspace_id, user_id, kind, facts, cause, mail_id, at, told_at)
       values (gen_random_uuid(), $1, $2, 'housekeeping_halted', '{}', gen_random_uuid()::text, $3, now(), now())`,
      [workspaceId, user, mailId],
    );
  await told(USER, at.workspaceId, await mail('notifications', trouble));
  const ofBoth = await mail('notifications', null);
  await told(USER, at.workspaceId, ofBoth);
  await told(USER, crypto.randomUUID(), ofBoth);
  await told('somebody else', at.workspaceId, null);
  await mail('invitation', trouble, at.workspaceId);
  await mail('password_reset', null);
  await at.db.query(`insert into keyfob.mail_opt_out (user_id, list, at) values ($1, 'activity', now())`, [USER]);
}

/** How many notifications, mails and wishes about mails are left, of hers. */
const leftOf = async () =>
  (
    await at.db.query<{ notifications: number; mails: number; wishes: number; others: number }>(
      `select (select count(*)::int from keyfob.notification where user_id = $1) as notifications,
         (select count(*)::int from keyfob.mail) as mails, (select count(*)::int from keyfob.mail_opt_out) as wishes,
         (select count(*)::int from keyfob.notification where user_id <> $1) as others`,
      [USER],
    )
  ).rows[0];

/** One accepted and one refused use, from her own machine. */
async function use({ token }: IssuedToken): Promise<void> {
  const usage = new UsageBuffer();
  for (const code of ['valid', 'insufficient_permissions'] as const)
    usage.note(token.id, {
      at: new Date(),
      code,
      ip: ADDRESS,
      userAgent: `curl of ${EMAIL}`,
      require: [],
      missing: [],
      counted: false,
    });
  const system: Call = { caller: { kind: 'system', label: 'fold-usage' }, request: { id: null, ip: null } };
  for (const batch of usage.drain()) await at.core.inInstallation(system, (ctx) => foldUsage(ctx, batch));
}

const erase = (call = at.owner) => at.run((ctx) => eraseAudit(ctx, { member_id: MEMBER }), call);
const remove = () => at.db.query('update keyfob.member set removed_at = now() where id = $1', [MEMBER]);
const mentions = (dump: string) => [EMAIL, ADDRESS].filter((text) => dump.includes(text));

/** Calls an erasing function as a service role that was set to a workspace. */
async function call(role: string, workspace: string, sql: string): Promise<string> {
  const client = new Client({ connectionString: at.databaseUrl });
  await client.connect();
  await client.query(`begin; set local role ${role}; set local keyfob.workspace = '${workspace}'`);
  const outcome = await client.query(sql).then(
    () => 'done',
    (error: unknown) => (error as { code: string }).code,
  );
  await client.end();
  return outcome;
}

test('S17 nobody who is still there is erased: not by the operation, and not by any service role', async () => {
  const refusal = await refusalOf(erase());
  expect([refusal.code, refusal.message]).toEqual(['in_use', expect.stringContaining('Remove the member first')]);
  const person = at.inInstallation((ctx) => eraseInstallationAudit(ctx, { person_id: USER }));
  expect(await outcomeOf(person)).toBe('in_use');
  const member = `select keyfob.erase_audit_of_member('${MEMBER}')`;
  const notThere = '55000';
  for (const role of ['keyfob_app', 'keyfob_system']) {
    expect([role, await call(role, at.workspaceId, member)]).toEqual([role, notThere]);
    await call(role, at.workspaceId, `select keyfob.erase_notifications_of_member('${MEMBER}'); commit`);
    expect([role, await call(role, '', member)]).toEqual([role, notThere]);
  }
  const refused = '42501';
  expect(await call('keyfob_verify', at.workspaceId, member)).toBe(refused);
  for (const role of ['keyfob_app', 'keyfob_verify'])
    expect(await call(role, '', `select keyfob.erase_audit_of_person('${USER}', '${EMAIL}')`)).toBe(refused);
  for (const role of ['keyfob_app', 'keyfob_verify', 'keyfob_system'])
    expect(
      await call(role, at.workspaceId, `select keyfob.erase_audit_of('${at.workspaceId}', '{}', '{${EMAIL}}')`),
    ).toBe(refused);
  expect(mentions(await dumpDatabase(at.db))).toEqual([EMAIL, ADDRESS]);
  expect(await leftOf()).toEqual({ notifications: 3, mails: 4, wishes: 1, others: 1 });
});

test('S17 a removed member is erased: nothing personal is left in the workspace, and the chain is whole', async () => {
  await remove();
  const before = await at.run((ctx) => verifyAudit(ctx, {}));
  const { fields } = await erase();
  expect(fields).toBeGreaterThan(8);
  const { valid, checked } = await at.run((ctx) => verifyAudit(ctx, before.head ? { head: before.head } : {}));
  expect([valid, checked]).toEqual([true, before.checked + 1]);

  const tables = await at.db.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'keyfob' order by 1`,
  );
  for (const { name } of tables.rows) {
    // The installation's own log is the next test's.
    const own = name === 'audit_personal' ? `where chain_id = '${at.workspaceId}'` : '';
    const { rows } = await at.db.query<{ row: string }>(`select t::text as row from keyfob.${name} t ${own}`);
    expect([name, mentions(rows.map(({ row }) => row).join('\n'))]).toEqual([name, []]);
  }
  // What another workspace told her, and her account, are not this workspace's to erase.
  expect(await leftOf()).toEqual({ notifications: 1, mails: 2, wishes: 1, others: 1 });
  const { data } = await at.run((ctx) => listAuditEvents(ctx, AuditEventListQuery.parse({ limit: 100 })));
  const hers = data.filter(({ actor }) => actor.id === USER);
  expect(hers.map(({ actor, ip }) => [actor.label, ip])).toEqual(hers.map(() => [null, null]));
  // Nobody else's is touched, and the event of the erasure names her by her id alone.
  expect(data[0]).toMatchObject({
    action: 'audit.erased',
    actor: { label: 'owner@example.com' },
    subject: { kind: 'member', id: MEMBER, label: null },
    after: { fields },
  });
  console.log(
    `S17: ${fields} personal fields of a member erased in ${tables.rows.length} tables, chain of ${checked} whole`,
  );
});

test('S17 whose external id merely begins with an erased one keeps their names in the log, on their tokens and in messages to webhooks', async () => {
  const asMember = async (id: string) => {
    await at.run((ctx) => createMember(ctx, { external_id: id, role: 'manager' }));
    const grants = [...(builtInRoles.find(({ key }) => key === 'manager')?.grants ?? [])];
    const { value } = await createServiceToken(at, [...grants, on('keyfob/member', 'impersonate')]);
    const call = await callWith(at, value, id);
    return at.run((ctx) => createToken(ctx, { kind: 'personal', grants: [] }), call);
  };
  await at.run((ctx) => createWebhook(ctx, { url: 'https://192.0.43.8/', events: ['token.created'] }));
  const [gone, stays] = [await asMember('user'), await asMember('user_42')];
  await relayOutbox(
    at.core,
    Object.fromEntries(Object.entries(webhookEffects).map(([topic, effect]) => [topic, [effect]])),
  );
  await at.db.query(
    `update keyfob.webhook_delivery set attempts = jsonb_build_array(jsonb_build_object('status', 200, 'response', body))`,
  );
  await at.db.query(`update keyfob.member set removed_at = now() where external_id = 'user'`);
  const { rows } = await at.db.query<{ id: string }>(`select id from keyfob.member where external_id = 'user'`);
  await at.run((ctx) => eraseAudit(ctx, { member_id: rows[0]?.id ?? '' }));
  const sent = async (tokenId: string) => {
    const found = await at.db.query<{ body: string; attempts: { status: number; response: string | null }[] }>(
      `select body, attempts from keyfob.webhook_delivery where body::jsonb #>> '{data,token,id}' = $1`,
      [tokenId],
    );
    return found.rows.map(({ body, attempts }) => [
      (JSON.parse(body) as Sent).data.token.owner.external_id,
      attempts.map(({ status, response }) => [status, response?.includes('user_42')]),
    ]);
  };
  expect(await sent(gone.token.id)).toEqual([[null, [[200, undefined]]]]);
  expect(await sent(stays.token.id)).toEqual([['user_42', [[200, true]]]]);
  const labelOf = async (id: string) =>
    (await at.run((ctx) => listAuditEvents(ctx, AuditEventListQuery.parse({ subject: id })))).data[0]?.subject.label;
  expect([await labelOf(gone.token.id), await labelOf(stays.token.id)]).toEqual([null, stays.token.handle]);
  const token = await at.run((ctx) => getToken(ctx, stays.token.id));
  expect(token.handle).toBe(stays.token.handle);
});

test('S17 who is in no workspace any more is erased from the installation, account and all', async () => {
  const done = await at.inInstallation((ctx) => eraseInstallationAudit(ctx, { person_id: USER }));
  // Who, what about and where from, of the sign-in.
  expect(done.fields).toBe(3);
  expect(mentions(await dumpDatabase(at.db))).toEqual([]);
  expect(await leftOf()).toEqual({ notifications: 0, mails: 0, wishes: 0, others: 1 });
  const { valid } = await at.inInstallation((ctx) => verifyAudit(ctx, {}));
  expect(valid).toBe(true);
  const again = at.inInstallation((ctx) => eraseInstallationAudit(ctx, { person_id: USER }));
  expect(await outcomeOf(again)).toBe('not_found');
});
