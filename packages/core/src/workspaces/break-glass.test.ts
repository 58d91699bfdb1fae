import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAccount, addOperator, auditedActions, enterAs } from '../../test/operators.ts';
import { outcomeOf } from '../../test/outcome.ts';
import { callWith } from '../../test/service-token.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import type { WorkspaceContext } from '../context.ts';
import { createInvitation } from '../members/create-invitation.ts';
import { createMember } from '../members/create-member.ts';
import { deleteMember } from '../members/delete-member.ts';
import { updateMember } from '../members/update-member.ts';
import { createRole } from '../permissions/create-role.ts';
import { deleteRole } from '../permissions/delete-role.ts';
import { updateRole } from '../permissions/update-role.ts';
import { bulkTokens } from '../tokens/bulk-tokens.ts';
import { createToken } from '../tokens/create-token.ts';
import { disableToken } from '../tokens/disable-token.ts';
import { enableToken } from '../tokens/enable-token.ts';
import { extendSelf } from '../tokens/extend-self.ts';
import { extendToken } from '../tokens/extend-token.ts';
import { rotateSelf } from '../tokens/rotate-self.ts';
import { rotateToken } from '../tokens/rotate-token.ts';
import type { Token } from '../tokens/token.schema.ts';
import { updateToken } from '../tokens/update-token.ts';
import { createWebhook } from '../webhooks/create-webhook.ts';
import { breakGlass } from './break-glass.ts';
import { createWorkspace } from './create-workspace.ts';
import { deleteOperator } from './delete-operator.ts';
import { getWorkspace } from './get-workspace.ts';
import { listWorkspaces } from './list-workspaces.ts';
import type { PolicyPatch } from './policy.schema.ts';
import { updateWorkspaceAndTokens } from './update-workspace-and-tokens.ts';
import { updateWorkspace } from './update-workspace.ts';
import { WorkspaceListQuery } from './workspace.schema.ts';

const HOUR_MS = 3_600_000;

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

test('breaking glass makes an owner for an hour by the clock, told in both logs with the reason', async () => {
  const op = await addOperator(at, 'glass@example.com');
  const member = await enterAs(at, op, 'ticket 42');
  expect(member).toMatchObject({ role: 'owner', email: 'glass@example.com' });
  expect((await at.run(getWorkspace, op)).role).toBe('owner');
  expect(await auditedActions(at, 'workspace.break_glass')).toEqual([
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
  expect((await at.inInstallation((ctx) => listWorkspaces(ctx, WorkspaceListQuery.parse({})), op)).data).toEqual([]);
  at.core.clock.offsetMs = 0;
});

test('S12 no token made in break-glass renews itself past it, and none that it rotated; a member may let it live on', async () => {
  const op = await addOperator(at, 'renews@example.com');
  const kept = await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', role: 'owner' }));
  const member = await enterAs(at, op);
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
  const op = await addOperator(at, 'inside@example.com');
  await addAccount(at, 'friend@example.com');
  const viewer = await at.run((ctx) => createMember(ctx, { email: 'friend@example.com', role: 'viewer' }));
  await addAccount(at, 'other@example.com');
  const role = await at.run((ctx) => createRole(ctx, { key: 'small', name: 'Small', grants: [] }));
  const kept = await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', grants: [] }));
  const all = [{ resource_type: '*', resource_id: '*', actions: ['*'] }];
  await enterAs(at, op);
  const { value } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', role: 'owner' }), op);
  const attempts: ((ctx: WorkspaceContext) => Promise<unknown>)[] = [
    (ctx) => createMember(ctx, { email: 'other@example.com', role: 'owner' }),
    (ctx) => createInvitation(ctx, { email: 'guest@example.com', role: 'viewer' }),
    (ctx) => updateMember(ctx, viewer.id, { role: 'owner' }),
    (ctx) => createWebhook(ctx, { url: 'https://203.0.113.7/hook' }),
    (ctx) => createRole(ctx, { key: 'mine', name: 'Viewer', grants: all }),
    (ctx) => updateRole(ctx, role.key, { grants: all }),
    (ctx) => updateToken(ctx, kept.token.id, { grants: all }),
    (ctx) => updateToken(ctx, kept.token.id, { metadata: { plan: 'enterprise' } }),
  ];
  for (const call of [op, await callWith(at, value)])
    for (const attempt of attempts) expect(await outcomeOf(at.run(attempt, call))).toBe('permission_denied');
  expect(await outcomeOf(at.run((ctx) => updateMember(ctx, viewer.id, { active: false }), op))).toBe('done');
  expect(await outcomeOf(at.run((ctx) => updateMember(ctx, viewer.id, { active: true }), op))).toBe(
    'permission_denied',
  );

  const { slug } = await at.inInstallation((ctx) => createWorkspace(ctx, { name: 'Orphan', slug: 'orphan' }));
  await at.db.query(
    `update keyfob.member set active = false from keyfob.workspace w where w.id = workspace_id and w.slug = $1`,
    [slug],
  );
  await at.inInstallation((ctx) => breakGlass(ctx, slug, { reason: 'nobody left' }), op);
  const appoint = (email: string, key: string) =>
    outcomeOf(at.core.inWorkspace(op, slug, (ctx) => createMember(ctx, { email, role: key })));
  expect(await appoint('friend@example.com', 'administrator')).toBe('permission_denied');
  expect(await appoint('friend@example.com', 'owner')).toBe('done');
  expect(await appoint('other@example.com', 'owner')).toBe('permission_denied');
});

test('S12 a disabled token that stays is not enabled from break-glass, alone or with others; one made there is', async () => {
  const op = await addOperator(at, 'enables@example.com');
  const kept = await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', grants: [] }));
  await enterAs(at, op);
  const own = await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', role: 'owner' }), op);
  const made = await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', grants: [] }), op);
  for (const call of [op, await callWith(at, own.value)]) {
    for (const { token } of [kept, made]) await at.run((ctx) => disableToken(ctx, token.id), call);
    expect(await outcomeOf(at.run((ctx) => enableToken(ctx, kept.token.id), call))).toBe('permission_denied');
    for (const dry_run of [true, false]) {
      const input = { action: 'enable' as const, ids: [kept.token.id, made.token.id] };
      const result = await bulkTokens((work) => at.core.changeWorkspace(call, at.workspace, work), input, { dry_run });
      expect(result).toMatchObject({ changed: 1, refusals: [{ id: kept.token.id, code: 'permission_denied' }] });
    }
    await at.run((ctx) => disableToken(ctx, made.token.id), call);
    expect(await outcomeOf(at.run((ctx) => enableToken(ctx, made.token.id), call))).toBe('done');
  }
  expect(await outcomeOf(at.run((ctx) => enableToken(ctx, kept.token.id)))).toBe('done');
});

test('S12 a policy is made stricter from break-glass and never looser, nor does who has a deleted role get more', async () => {
  const strict: PolicyPatch = {
    max_lifetime: 86_400,
    allowed_kinds: ['workspace'],
    allowed_cidrs: ['10.0.0.0/8'],
    auto_disable_after: 86_400,
  };
  const edit = (policy: PolicyPatch, call: Call) => outcomeOf(at.run((ctx) => updateWorkspace(ctx, { policy }), call));
  const op = await addOperator(at, 'policy@example.com');
  const small = await at.run((ctx) => createRole(ctx, { key: 'smaller', name: 'Smaller', grants: [] }));
  await enterAs(at, op);
  const { value } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', role: 'owner' }), op);
  for (const call of [op, await callWith(at, value)]) {
    expect(await edit(strict, call)).toBe('done');
    expect(await edit({ allow_no_expiry: true }, call)).toBe('permission_denied');
    const dry = updateWorkspaceAndTokens(
      (work) => at.core.changeWorkspace(call, at.workspace, work),
      { policy: { max_lifetime: 172_800 }, apply_to_existing: false },
      { dry_run: true },
    );
    expect(await outcomeOf(dry)).toBe('permission_denied');
    expect(await outcomeOf(at.run((ctx) => updateWorkspace(ctx, { name: 'Renamed' }), call))).toBe('done');
    const reassigned = at.run((ctx) => deleteRole(ctx, small.key, { reassign_to: 'viewer' }), call);
    expect(await outcomeOf(reassigned)).toBe('permission_denied');
  }
  const loose: PolicyPatch = {
    max_lifetime: 31_536_000,
    allowed_kinds: ['personal', 'workspace'],
    allowed_cidrs: [],
    auto_disable_after: null,
  };
  expect(await edit(loose, at.owner)).toBe('done');
});

test('an invitation made in break-glass before such were refused lets nobody in', async () => {
  const op = await addOperator(at, 'invited@example.com');
  const { link, invitation } = await at.run((ctx) =>
    createInvitation(ctx, { email: 'late@example.com', role: 'viewer' }),
  );
  const member = await enterAs(at, op);
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
  const op = await addOperator(at, 'owns@example.com');
  await at.run((ctx) => createMember(ctx, { email: 'owns@example.com', role: 'owner' }));
  await enterAs(at, op);
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
  const op = await addOperator(at, 'leaves@example.com');
  await enterAs(at, op);
  const first = await make(op);
  await at.inInstallation((ctx) => deleteOperator(ctx, op.userId));
  for (const { value } of first) expect(await code(value)).toBe('revoked');
  expect(await outcomeOf(at.run(getWorkspace, op))).toBe('not_found');
  expect(await outcomeOf(enterAs(at, op))).toBe('not_found');
  expect((await auditedActions(at, 'member.break_glass_ended')).map(({ installation }) => installation)).toContain(
    false,
  );

  const other = await addOperator(at, 'thrown@example.com');
  const member = await enterAs(at, other);
  const second = await make(other);
  await at.run((ctx) => deleteMember(ctx, member.id));
  for (const { value } of second) expect(await code(value)).toBe('revoked');
});

test('a break-glass owner is not the owner a workspace keeps, and stands beside a membership of their own', async () => {
  const op = await addOperator(at, 'both@example.com');
  await at.run((ctx) => createMember(ctx, { email: 'both@example.com', role: 'viewer' }));
  expect((await at.run(getWorkspace, op)).role).toBe('viewer');
  await enterAs(at, op);
  expect((await at.run(getWorkspace, op)).role).toBe('owner');
  at.core.clock.offsetMs = HOUR_MS + 1000;
  expect((await at.run(getWorkspace, op)).role).toBe('viewer');
  at.core.clock.offsetMs = 0;
});

test('S12 what a token made in break-glass rotates ends with the hour too, and so does what a child of it rotates', async () => {
  const op = await addOperator(at, 'through@example.com');
  const kept = () => at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', role: 'owner' }));
  const member = await enterAs(at, op);
  const made = await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', role: 'owner' }), op);
  const grants = [{ resource_type: 'keyfob/token', resource_id: '*', actions: ['*'] }];
  const child = await at.run(
    (ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', grants }),
    await callWith(at, made.value),
  );
  const plain = await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', grants }));
  const lasting: string[] = [];
  for (const [value, { token }] of [
    [made.value, await kept()],
    [child.value, plain],
  ] as const) {
    const taken = await at.run((ctx) => rotateToken(ctx, token.id, { grace_seconds: 0 }), await callWith(at, value));
    const self = await callWith(at, taken.value);
    expect(taken.token.expires_at).toBe(member.expires_at);
    expect(await outcomeOf(at.run((ctx) => extendSelf(ctx, { expires_in: '30d' }), self))).toBe('invalid_request');
    const again = await at.run((ctx) => rotateSelf(ctx, { grace_seconds: 0 }), self);
    // It has its predecessor's length again, in whole seconds.
    expect((again.token.expires_at ?? '9') <= (member.expires_at ?? '')).toBe(true);
    lasting.push(again.value);
  }
  await at.run((ctx) => deleteMember(ctx, member.id));
  const codes = lasting.map(async (value) => (await at.core.verify(value, { token: value }, at.owner.request)).code);
  expect(await Promise.all(codes)).toEqual(['revoked', 'revoked']);
});
