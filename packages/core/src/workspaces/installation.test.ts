import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import { outcomeOf } from '../../test/outcome.ts';
import { callWith } from '../../test/service-token.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import type { HomeContext, WorkspaceContext } from '../context.ts';
import { createInvitation } from '../members/create-invitation.ts';
import { createMember } from '../members/create-member.ts';
import { deleteMember } from '../members/delete-member.ts';
import { updateMember } from '../members/update-member.ts';
import { createRole } from '../permissions/create-role.ts';
import { builtInRoles } from '../permissions/roles.ts';
import { updateRole } from '../permissions/update-role.ts';
import { createToken } from '../tokens/create-token.ts';
import { extendSelf } from '../tokens/extend-self.ts';
import { extendToken } from '../tokens/extend-token.ts';
import { rotateSelf } from '../tokens/rotate-self.ts';
import { rotateToken } from '../tokens/rotate-token.ts';
import type { Token } from '../tokens/token.schema.ts';
import { updateToken } from '../tokens/update-token.ts';
import { createWebhook } from '../webhooks/create-webhook.ts';
import { breakGlass } from './break-glass.ts';
import { createOperator } from './create-operator.ts';
import { createWorkspace } from './create-workspace.ts';
import { deleteOperator } from './delete-operator.ts';
import { deleteWorkspace } from './delete-workspace.ts';
import { getInstallation } from './get-installation.ts';
import { getWorkspace } from './get-workspace.ts';
import { listOperators } from './list-operators.ts';
import { listWorkspaces } from './list-workspaces.ts';
import { updateInstallation } from './update-installation.ts';
import { updateWorkspace } from './update-workspace.ts';
import { WorkspaceListQuery } from './workspace.schema.ts';

const HOUR_MS = 3_600_000;

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

const run = <Output>(operation: (ctx: HomeContext) => Promise<Output>, call: Call = at.owner) =>
  at.core.inInstallation(call, operation);
const enter = (call: Call, reason = 'ticket 7') => run((ctx) => breakGlass(ctx, at.workspace, { reason }), call);

async function account(email: string): Promise<Call & { userId: string }> {
  const userId = uuidv7();
  await at.db.query(
    `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt") values ($1, 'Op', $2, true, now(), now())`,
    [userId, email],
  );
  return { userId, caller: { kind: 'person', userId, email, name: 'Op' }, request: at.owner.request };
}

async function operator(email: string) {
  const person = await account(email);
  await run((ctx) => createOperator(ctx, { email }));
  return person;
}

async function audited(action: string): Promise<{ installation: boolean; after: unknown }[]> {
  const { rows } = await at.db.query<{ installation: boolean; after: unknown }>(
    `select chain_id = '00000000-0000-0000-0000-000000000000' as installation, after from keyfob.audit_event
     where action = $1 order by 1, seq`,
    [action],
  );
  return rows;
}

test('the installation’s default policy binds workspaces that say nothing else; members see neither it nor its operators', async () => {
  const before = await run(getInstallation);
  const { installation } = await run((ctx) =>
    updateInstallation(ctx, { policy: { unused_after: 86_400 } }, before.version),
  );
  expect([installation.policy.unused_after, installation.version]).toEqual([86_400, before.version + 1]);
  expect((await at.run(getWorkspace)).policy.unused_after).toBe(86_400);
  expect(await outcomeOf(run((ctx) => updateInstallation(ctx, {}, before.version)))).toBe('version_mismatch');
  expect(await audited('installation.updated')).toEqual([
    { installation: true, after: { policy: { unused_after: 86_400 } } },
  ]);
  const member = await addMember(at, builtInRoles.at(-1)?.grants ?? []);
  for (const operation of [getInstallation, listOperators])
    expect(await outcomeOf(run<unknown>(operation, member))).toBe('permission_denied');
  expect(await outcomeOf(run((ctx) => createOperator(ctx, { email: 'x@example.com' }), member))).toBe(
    'permission_denied',
  );
});

test('members make workspaces only where the installation lets them', async () => {
  const member = await account('maker@example.com');
  const make = () => outcomeOf(run((ctx) => createWorkspace(ctx, { name: 'Mine' }), member));
  expect(await make()).toBe('permission_denied');
  await run((ctx) => updateInstallation(ctx, { members_create_workspaces: true }));
  expect(await make()).toBe('done');
  await run((ctx) => updateInstallation(ctx, { members_create_workspaces: false }));
  expect(await make()).toBe('permission_denied');
});

test('an operator is an account; the last one stays, also when two remove each other', async () => {
  expect(await outcomeOf(run((ctx) => createOperator(ctx, { email: 'nobody@example.com' })))).toBe('no_account');
  const op = await operator('op@example.com');
  expect(await outcomeOf(run((ctx) => createOperator(ctx, { email: 'op@example.com' })))).toBe('name_taken');
  const [first] = (await run(listOperators)).data;
  const both = await Promise.all([
    outcomeOf(run((ctx) => deleteOperator(ctx, op.userId))),
    outcomeOf(run((ctx) => deleteOperator(ctx, first?.id ?? ''), op)),
  ]);
  expect(both.filter((outcome) => outcome === 'done')).toHaveLength(1);
  const { data: left } = await run(listOperators, both[0] === 'done' ? at.owner : op);
  expect(left).toHaveLength(1);
  expect(
    await outcomeOf(run((ctx) => deleteOperator(ctx, left[0]?.id ?? ''), both[0] === 'done' ? at.owner : op)),
  ).toBe('last_operator');
  await at.db.query(`delete from keyfob.operator`);
  await at.db.query(
    `insert into keyfob.operator (user_id, email, created_at) values ($1, 'owner@example.com', now())`,
    [first?.id],
  );
});

test('an operator sees every workspace’s name and counts, and enters none without breaking glass', async () => {
  const op = await operator('sees@example.com');
  const all = WorkspaceListQuery.parse({ all: 'true' });
  const { data } = await run((ctx) => listWorkspaces(ctx, all), op);
  expect(data.find(({ slug }) => slug === at.workspace)?.counts).toEqual({
    members: expect.any(Number) as number,
    tokens: expect.any(Number) as number,
  });
  expect((await run((ctx) => listWorkspaces(ctx, WorkspaceListQuery.parse({})), op)).data).toEqual([]);
  expect(await outcomeOf(at.run(getWorkspace, op))).toBe('not_found');
  const member = await addMember(at, []);
  expect(await outcomeOf(run((ctx) => listWorkspaces(ctx, all), member))).toBe('permission_denied');
  expect(await outcomeOf(enter(member))).toBe('not_found');
});

test('breaking glass makes an owner for an hour by the clock, told in both logs with the reason', async () => {
  const op = await operator('glass@example.com');
  const member = await enter(op, 'ticket 42');
  expect(member).toMatchObject({ role: 'owner', email: 'glass@example.com' });
  expect((await at.run(getWorkspace, op)).role).toBe('owner');
  expect(await audited('workspace.break_glass')).toEqual([
    { installation: false, after: expect.objectContaining({ reason: 'ticket 42' }) as unknown },
    { installation: true, after: expect.objectContaining({ reason: 'ticket 42' }) as unknown },
  ]);
  const personal = await at.run((ctx) => createToken(ctx, { kind: 'personal', type: 'standard', grants: [] }), op);
  const shared = await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', grants: [] }), op);
  for (const { token } of [personal, shared]) expect(token.expires_at).toBe(member.expires_at);
  expect(
    await outcomeOf(at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [], expires_in: '2h' }), op)),
  ).toBe('invalid_request');
  const old = await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', grants: [] }));
  expect(await outcomeOf(at.run((ctx) => extendToken(ctx, old.token.id, { expires_in: '60d' }), op))).toBe(
    'invalid_request',
  );
  const rotated = await at.run((ctx) => rotateToken(ctx, old.token.id, { grace_seconds: 0 }), op);
  expect(rotated.token.expires_at).toBe(member.expires_at);

  const code = async (value: string) => (await at.core.verify(value, { token: value }, at.owner.request)).code;
  expect(await code(personal.value)).toBe('valid');
  // Even one whose own end were later.
  await at.db.query(`update keyfob.token set expires_at = null where id = $1`, [personal.token.id]);
  at.core.clock.offsetMs = HOUR_MS + 1000;
  expect(await code(personal.value)).toBe('owner_inactive');
  expect(await code(shared.value)).toBe('expired');
  expect(await outcomeOf(at.run(getWorkspace, op))).toBe('not_found');
  expect((await run((ctx) => listWorkspaces(ctx, WorkspaceListQuery.parse({})), op)).data).toEqual([]);
  at.core.clock.offsetMs = 0;
});

test('S12 no token made in break-glass renews itself past it, and none that it rotated; a member may let it live on', async () => {
  const op = await operator('renews@example.com');
  const kept = await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', role: 'owner' }));
  const member = await enter(op);
  const made = await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', role: 'owner' }), op);
  const taken = await at.run((ctx) => rotateToken(ctx, kept.token.id, { grace_seconds: 0 }), op);
  const helper = await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', role: 'owner' }));
  const endsInTime = ({ token }: { token: Token }) => (token.expires_at ?? '9') <= (member.expires_at ?? '');
  for (const { token, value } of [made, taken]) {
    const self = await callWith(at, value);
    const other = await callWith(at, helper.value);
    const extended = await at.run((ctx) => extendSelf(ctx, {}), self);
    expect(endsInTime(extended)).toBe(true);
    expect(await outcomeOf(at.run((ctx) => extendSelf(ctx, { expires_in: '2h' }), self))).toBe('invalid_request');
    expect(await outcomeOf(at.run((ctx) => extendToken(ctx, token.id, { expires_in: '2h' }), other))).toBe(
      'invalid_request',
    );
    const first = await at.run((ctx) => rotateSelf(ctx, { grace_seconds: 0 }), self);
    const second = await at.run((ctx) => rotateToken(ctx, first.token.id, { grace_seconds: 0 }), other);
    expect([endsInTime(first), endsInTime(second)]).toEqual([true, true]);
    const ours = await at.run((ctx) => rotateToken(ctx, second.token.id, { grace_seconds: 0, expires_in: '30d' }));
    expect(
      await outcomeOf(
        at.run((ctx) => rotateSelf(ctx, { grace_seconds: 0, expires_in: '1d' }), await callWith(at, ours.value)),
      ),
    ).toBe('done');
  }
});

test('S12 from break-glass nobody becomes a member, is given more or is told more, also by a token made from it; only an ownerless workspace is given an owner', async () => {
  const op = await operator('inside@example.com');
  await account('friend@example.com');
  const viewer = await at.run((ctx) => createMember(ctx, { email: 'friend@example.com', role: 'viewer' }));
  await account('other@example.com');
  const role = await at.run((ctx) => createRole(ctx, { key: 'small', name: 'Small', grants: [] }));
  const kept = await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', grants: [] }));
  const all = [{ resource_type: '*', resource_id: '*', actions: ['*'] }];
  await enter(op);
  const { value } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', role: 'owner' }), op);
  const attempts: ((ctx: WorkspaceContext) => Promise<unknown>)[] = [
    (ctx) => createMember(ctx, { email: 'other@example.com', role: 'owner' }),
    (ctx) => createInvitation(ctx, { email: 'guest@example.com', role: 'viewer' }),
    (ctx) => updateMember(ctx, viewer.id, { role: 'owner' }),
    (ctx) => createWebhook(ctx, { url: 'https://203.0.113.7/hook' }),
    (ctx) => updateRole(ctx, role.key, { grants: all }),
    (ctx) => updateToken(ctx, kept.token.id, { grants: all }),
  ];
  for (const call of [op, await callWith(at, value)])
    for (const attempt of attempts) expect(await outcomeOf(at.run(attempt, call))).toBe('permission_denied');
  expect(await outcomeOf(at.run((ctx) => updateMember(ctx, viewer.id, { active: false }), op))).toBe('done');
  expect(await outcomeOf(at.run((ctx) => updateMember(ctx, viewer.id, { active: true }), op))).toBe(
    'permission_denied',
  );

  const { slug } = await run((ctx) => createWorkspace(ctx, { name: 'Orphan', slug: 'orphan' }));
  await at.db.query(
    `update keyfob.member set active = false from keyfob.workspace w where w.id = workspace_id and w.slug = $1`,
    [slug],
  );
  await run((ctx) => breakGlass(ctx, slug, { reason: 'nobody left' }), op);
  const appoint = (email: string, key: string) =>
    outcomeOf(at.core.inWorkspace(op, slug, (ctx) => createMember(ctx, { email, role: key })));
  expect(await appoint('friend@example.com', 'administrator')).toBe('permission_denied');
  expect(await appoint('friend@example.com', 'owner')).toBe('done');
  expect(await appoint('other@example.com', 'owner')).toBe('permission_denied');
});

test('an invitation made in break-glass before such were refused lets nobody in', async () => {
  const op = await operator('invited@example.com');
  const { link, invitation } = await at.run((ctx) =>
    createInvitation(ctx, { email: 'late@example.com', role: 'viewer' }),
  );
  const member = await enter(op);
  await at.db.query(
    `update keyfob.invitation set invited_by = jsonb_set(invited_by, '{member_id}', to_jsonb($1::text)) where id = $2`,
    [member.id, invitation.id],
  );
  const accepted = at.core.invitations.accept(
    link.split('code=')[1] ?? '',
    { password: 'correct horse battery staple' },
    null,
    at.owner.request,
  );
  expect(await outcomeOf(accepted)).toBe('invitation_void');
});

test('an owner who is an operator too acts as the owner they are, inside or not', async () => {
  const op = await operator('owns@example.com');
  await at.run((ctx) => createMember(ctx, { email: 'owns@example.com', role: 'owner' }));
  await enter(op);
  const lasting = await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [], expires_in: '2h' }), op);
  expect(lasting.token.expires_at).not.toBeNull();
  expect(
    await outcomeOf(at.run((ctx) => createInvitation(ctx, { email: 'theirs@example.com', role: 'viewer' }), op)),
  ).toBe('done');
});

test('an operator who is removed, or thrown out, takes what they made from break-glass with them', async () => {
  const code = async (value: string) => (await at.core.verify(value, { token: value }, at.owner.request)).code;
  const make = async (op: Call) => [
    await at.run((ctx) => createToken(ctx, { kind: 'personal', type: 'standard', grants: [] }), op),
    await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', grants: [] }), op),
  ];
  const op = await operator('leaves@example.com');
  await enter(op);
  const first = await make(op);
  await run((ctx) => deleteOperator(ctx, op.userId));
  for (const { value } of first) expect(await code(value)).toBe('revoked');
  expect(await outcomeOf(at.run(getWorkspace, op))).toBe('not_found');
  expect(await outcomeOf(enter(op))).toBe('not_found');
  expect((await audited('member.break_glass_ended')).map(({ installation }) => installation)).toContain(false);

  const other = await operator('thrown@example.com');
  const member = await enter(other);
  const second = await make(other);
  await at.run((ctx) => deleteMember(ctx, member.id));
  for (const { value } of second) expect(await code(value)).toBe('revoked');
});

test('a break-glass owner is not the owner a workspace keeps, and stands beside a membership of their own', async () => {
  const op = await operator('both@example.com');
  await at.run((ctx) => createMember(ctx, { email: 'both@example.com', role: 'viewer' }));
  expect((await at.run(getWorkspace, op)).role).toBe('viewer');
  await enter(op);
  expect((await at.run(getWorkspace, op)).role).toBe('owner');
  at.core.clock.offsetMs = HOUR_MS + 1000;
  expect((await at.run(getWorkspace, op)).role).toBe('viewer');
  at.core.clock.offsetMs = 0;
});

test('only an operator puts a workspace out of use and back; its tokens follow at once', async () => {
  const { value } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', grants: [] }));
  const code = async () => (await at.core.verify(value, { token: value }, at.owner.request)).code;
  const member = await addMember(at, builtInRoles.at(-1)?.grants ?? []);
  expect(await outcomeOf(at.run((ctx) => updateWorkspace(ctx, { active: false }), member))).toBe('permission_denied');
  await at.run((ctx) => updateWorkspace(ctx, { active: false }));
  expect(await code()).toBe('workspace_inactive');
  await at.run((ctx) => updateWorkspace(ctx, { active: true }));
  expect(await code()).toBe('valid');
});

test('a deleted workspace is gone for everybody, its tokens are refused, its slug is free, and the installation’s log tells', async () => {
  const made = await run((ctx) => createWorkspace(ctx, { name: 'Gone', slug: 'gone' }));
  const { value } = await at.core.inWorkspace(at.owner, 'gone', (ctx) =>
    createToken(ctx, { kind: 'workspace', type: 'standard', grants: [] }),
  );
  const end = (confirm: string) =>
    at.core.changeWorkspace(at.owner, 'gone', (ctx) => deleteWorkspace(ctx, { confirm }), { andInstallation: true });
  expect(await outcomeOf(end('other'))).toBe('invalid_request');
  await end('gone');
  await expect(at.core.authenticateToken(value, at.owner.request)).rejects.toMatchObject({ code: 'invalid_token' });
  for (const name of ['gone', made.id])
    expect(await outcomeOf(at.core.inWorkspace(at.owner, name, getWorkspace))).toBe('not_found');
  expect((await audited('workspace.deleted')).map(({ installation }) => installation)).toEqual([false, true]);
  expect((await run((ctx) => createWorkspace(ctx, { name: 'Again', slug: 'gone' }))).slug).toBe('gone');
});
