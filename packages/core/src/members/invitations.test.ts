import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import { dumpDatabase } from '../../test/dump-database.ts';
import { outcomeOf, tally } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call, Caller } from '../actor.ts';
import { builtInRoles } from '../permissions/roles.ts';
import { createToken } from '../tokens/create-token.ts';
import { disableToken } from '../tokens/disable-token.ts';
import { createOperator } from '../workspaces/create-operator.ts';
import { createWorkspace } from '../workspaces/create-workspace.ts';
import { createInvitation } from './create-invitation.ts';
import { createMember } from './create-member.ts';
import { deleteInvitation } from './delete-invitation.ts';
import { InvitationListQuery } from './invitation.schema.ts';
import { listInvitations } from './list-invitations.ts';
import { updateMember } from './update-member.ts';

const DAY_MS = 86_400_000;
const PASSWORD = randomBytes(12).toString('hex');

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

const invite = async (email: string, role = 'member', call?: Call) => {
  const { invitation, link } = await at.run((ctx) => createInvitation(ctx, { email, role }), call);
  return { id: invitation.id, link, code: link.split('#code=')[1] ?? '' };
};
const accept = (code: string, caller: Caller | null = null, password: string | null = PASSWORD) =>
  at.core.invitations.accept(
    code,
    { ...(password === null ? {} : { password }), name: 'Ada' },
    caller,
    at.owner.request,
  );
const grantsOf = (key: string) => builtInRoles.find((role) => role.key === key)?.grants ?? [];

test('an invited person chooses a password, is a member, and signs in with it', async () => {
  const { code } = await invite('new@example.com', 'manager');
  const shown = await at.core.invitations.read(code, at.owner.request);
  expect(shown).toMatchObject({
    email: 'new@example.com',
    role: { key: 'manager', name: 'Workspace Manager' },
    invited_by: 'owner@example.com',
    has_account: false,
    workspace: { slug: at.workspace },
  });
  expect(await outcomeOf(accept(code, null, null))).toBe('invalid_request');
  const { member, workspace } = await accept(code);
  expect([member.email, member.role, workspace.id]).toEqual(['new@example.com', 'manager', at.workspaceId]);
  const signIn = await at.core.signIn.handle(
    new Request('http://localhost:4600/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost:4600' },
      body: JSON.stringify({ email: 'new@example.com', password: PASSWORD }),
    }),
    { id: null, ip: '127.0.0.1' },
  );
  expect(signIn.status).toBe(200);
});

test('S12 who invites an address and opens the link themselves is that person in no other workspace, nor an operator', async () => {
  const { code } = await invite('chief@example.org');
  await accept(code);
  const other = await at.inInstallation((ctx) => createWorkspace(ctx, { name: 'Other' }));
  const add = () =>
    at.core.inWorkspace(at.owner, other.id, (ctx) => createMember(ctx, { email: 'chief@example.org', role: 'owner' }));
  const promote = () => at.inInstallation((ctx) => createOperator(ctx, { email: 'chief@example.org' }));
  expect([await outcomeOf(add()), await outcomeOf(promote())]).toEqual(['no_account', 'no_account']);
});

test('a link works once, also when it is opened many times at once', async () => {
  const { code } = await invite('once@example.com');
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => outcomeOf(accept(code))));
  expect(tally(outcomes)['done']).toBe(1);
  expect(await outcomeOf(accept(code))).toBe('not_found');
  expect(await outcomeOf(at.core.invitations.read(code, at.owner.request))).toBe('not_found');
});

test('an account is not taken over by a link: its owner signs in and accepts, nobody else', async () => {
  const { code } = await invite('old@example.com');
  await accept(code);
  const { rows } = await at.db.query<{ id: string }>(`select id from auth."user" where email = 'old@example.com'`);
  const old: Caller = { kind: 'person', userId: rows[0]?.id ?? '', email: 'old@example.com', name: 'Old' };
  await at.db.query(`update keyfob.member set removed_at = now() where email = 'old@example.com'`);
  const again = await invite('old@example.com');
  expect(await outcomeOf(accept(again.code))).toBe('authentication_required');
  expect(await outcomeOf(accept(again.code, at.owner.caller))).toBe('permission_denied');
  expect((await accept(again.code, old, null)).member.email).toBe('old@example.com');
});

test('an invitation ends: after 7 days, when taken back, when another replaces it', async () => {
  const first = await invite('ends@example.com');
  const second = await invite('ends@example.com');
  expect(await outcomeOf(accept(first.code))).toBe('not_found');
  const open = async () =>
    (await at.run((ctx) => listInvitations(ctx, InvitationListQuery.parse({})))).data.map(({ id }) => id);
  expect(await open()).toEqual([second.id]);
  await at.run((ctx) => deleteInvitation(ctx, second.id));
  expect(await open()).toEqual([]);
  expect(await outcomeOf(accept(second.code))).toBe('not_found');
  const third = await invite('ends@example.com');
  at.core.clock.offsetMs = 7 * DAY_MS + 1000;
  expect(await outcomeOf(accept(third.code))).toBe('not_found');
  at.core.clock.offsetMs = 0;
  expect(await outcomeOf(accept(third.code))).toBe('done');
});

test('a repeated request answers the same invitation with another link, and the first link is dead', async () => {
  const again = () => at.run((ctx) => createInvitation(ctx, { email: 'idem@example.com', role: 'viewer' }, 'key'));
  const [first, second] = [await again(), await again()];
  expect(second.invitation.id).toBe(first.invitation.id);
  expect(await outcomeOf(accept(first.link.split('#code=')[1] ?? ''))).toBe('not_found');
  expect(await outcomeOf(accept(second.link.split('#code=')[1] ?? ''))).toBe('done');
});

test('nobody invites to more than they hold, and the role is given only if the inviter still may', async () => {
  const admin = await addMember(at, grantsOf('administrator'));
  expect(await outcomeOf(invite('x@example.com', 'owner', admin))).toBe('grants_not_held');
  const viewer = await addMember(at, grantsOf('viewer'));
  expect(await outcomeOf(invite('x@example.com', 'viewer', viewer))).toBe('permission_denied');

  const demoted = await invite('demoted@example.com', 'administrator', admin);
  await admin.hold([...grantsOf('manager'), { resource_type: 'keyfob/member', resource_id: '*', actions: ['*'] }]);
  expect(await outcomeOf(accept(demoted.code))).toBe('invitation_void');
  await admin.hold(grantsOf('administrator'));
  await at.run((ctx) => updateMember(ctx, admin.id, { active: false }));
  expect(await outcomeOf(accept(demoted.code))).toBe('invitation_void');
  await at.run((ctx) => updateMember(ctx, admin.id, { active: true }));
  expect(await outcomeOf(accept(demoted.code))).toBe('done');
});

test('a token invites with what it holds, and its invitations fall with it', async () => {
  const { value, token } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', role: 'administrator' }));
  const call: Call = { caller: await at.core.authenticateToken(value, at.owner.request), request: at.owner.request };
  expect(await outcomeOf(invite('t@example.com', 'owner', call))).toBe('grants_not_held');
  const one = await invite('t1@example.com', 'member', call);
  const two = await invite('t2@example.com', 'member', call);
  expect(await outcomeOf(accept(one.code))).toBe('done');
  await at.run((ctx) => disableToken(ctx, token.id));
  expect(await outcomeOf(accept(two.code))).toBe('invitation_void');
});

test('S3 the database holds no code of an invitation', async () => {
  const { code } = await invite('secret@example.com');
  const dump = await dumpDatabase(at.db);
  for (const form of [code, Buffer.from(code).toString('hex'), Buffer.from(code, 'base64url').toString('hex')])
    expect(dump).not.toContain(form);
});

test('one inviter fills no mailboxes: 50 invitations an hour, however many at once; another inviter is not held up', async () => {
  const inviter = await addMember(at, builtInRoles.at(-1)?.grants ?? []);
  const another = (n: number, call: Call) =>
    outcomeOf(at.run((ctx) => createInvitation(ctx, { email: `many-${n}@example.com`, role: 'viewer' }), call));
  const outcomes = await Promise.all(Array.from({ length: 53 }, (_, n) => another(n, inviter)));
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(50);
  expect(outcomes.filter((outcome) => outcome === 'too_many_requests')).toHaveLength(3);
  expect(await another(99, at.owner)).toBe('done');
  at.core.clock.offsetMs = DAY_MS + 1000;
  expect(await another(100, inviter)).toBe('done');
  at.core.clock.offsetMs = 0;
});
