import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import type { TestMember } from '../../test/add-member.ts';
import { outcomeOf, refusalOf } from '../../test/outcome.ts';
import { callWith, createServiceToken, on } from '../../test/service-token.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { AuditEventListQuery } from '../audit/audit.schema.ts';
import { listAuditEvents } from '../audit/list-audit-events.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { readMe } from '../members/read-me.ts';
import { createToken } from '../tokens/create-token.ts';
import { listTokens } from '../tokens/list-tokens.ts';
import { revokeToken } from '../tokens/revoke-token.ts';
import { rotateToken } from '../tokens/rotate-token.ts';
import { TokenListQuery } from '../tokens/token.schema.ts';
import type { CreateToken } from '../tokens/token.schema.ts';
import { createWorkspace } from './create-workspace.ts';

let at: TestCore;
let ada: TestMember;
let bob: TestMember;
let service: string;
let other: string;
beforeAll(async () => {
  at = await openTestCore();
  const platform = [on('keyfob/member', 'impersonate'), on('builder', '*'), on('keyfob/token', 'list', 'get')];
  service = (await createServiceToken(at, platform, { name: 'platform' })).value;
  other = (await at.inInstallation((ctx) => createWorkspace(ctx, { name: 'Other' }))).id;
  ada = await platformMember('ada', [on('*', '@write')]);
  bob = await platformMember('bob', [on('builder', 'list', 'get')]);
});
afterAll(() => at.close());

/** A member the platform manages: no account, no e-mail, an id of the platform’s own. */
async function platformMember(externalId: string, grants: ReturnType<typeof on>[]): Promise<TestMember> {
  const member = await addMember(at, grants);
  await at.db.query('update keyfob.member set user_id = null, email = null, external_id = $2 where id = $1', [
    member.id,
    externalId,
  ]);
  return member;
}
const create = async (externalId: string, input: Partial<CreateToken> = {}, workspace = at.workspace) => {
  const call = await callWith(at, service, externalId);
  return at.core.inWorkspace(call, workspace, (ctx) =>
    createToken(ctx, { kind: 'personal', grants: [on('builder', 'list')], ...input }),
  );
};
const events = async (subject: string) => {
  const query = AuditEventListQuery.parse({ subject, order: 'oldest' });
  return (await at.run((ctx) => listAuditEvents(ctx, query))).data;
};

test('a platform makes a member’s own personal token: no parent, bound to the member, in the log under both names', async () => {
  const { token, value } = await create('ada', { name: 'laptop' });
  expect(token).toMatchObject({
    kind: 'personal',
    parent_id: null,
    owner: { id: ada.id, email: null },
    created_by: { id: ada.id, email: null },
    handle: `ada_${token.id.slice(-8)}`,
  });
  const [created] = await events(token.id);
  expect(created?.actor).toMatchObject({
    kind: 'person',
    id: ada.id,
    label: 'ada',
    via: { kind: 'token' },
  });
  expect(created?.actor.via?.label).toMatch(/^token owner@example\.com_/);
  const { code, token: subject } = await at.core.verify(value, { token: value }, at.owner.request);
  expect([code, subject?.owner?.external_id]).toEqual(['valid', 'ada']);
  expect((await at.run((ctx) => verifyAudit(ctx, {}))).valid).toBe(true);
  await ada.hold([]);
  expect((await at.core.verify(value, { token: value }, at.owner.request)).token?.grants).toEqual([]);
  await ada.hold([on('*', '@write')]);
});

test('S12 on behalf of a member it is never more than the member may do, and never more than the service token holds', async () => {
  const cases: [string, CreateToken['grants'], string][] = [
    ['bob', [on('builder', 'get')], 'done'],
    ['bob', [on('builder', 'ensure')], 'grants_not_held'],
    ['ada', [on('builder', 'ensure')], 'done'],
    ['ada', [on('artifact', 'list')], 'grants_not_held'],
    ['ada', [on('keyfob/token', 'list')], 'grants_not_held'],
  ];
  for (const [who, grants, expected] of cases)
    expect.soft([who, grants, await outcomeOf(create(who, { grants }))]).toEqual([who, grants, expected]);
  expect(await outcomeOf(create('ada', { kind: 'workspace' }))).toBe('permission_denied');
  console.log(`S12 ${cases.length} tokens asked for on behalf of members: as the oracle of both holders says`);
});

test('a member lists, rotates and revokes their own tokens through the platform, and nobody else’s', async () => {
  const mine = await create('bob');
  const hers = await create('ada');
  const call = await callWith(at, service, 'bob');
  const listed = await at.run((ctx) => listTokens(ctx, TokenListQuery.parse({ owner: 'me' })), call);
  expect(listed.data.map(({ owner }) => owner?.id)).toEqual(listed.data.map(() => bob.id));
  expect(await outcomeOf(at.run((ctx) => revokeToken(ctx, hers.token.id, {}), call))).toBe('not_found');
  const { token } = await at.run((ctx) => rotateToken(ctx, mine.token.id, { grace_seconds: 0 }), call);
  expect(token.handle).toBe(`bob_${token.id.slice(-8)}`);
  expect(await outcomeOf(at.run((ctx) => revokeToken(ctx, token.id, {}), call))).toBe('done');
  expect((await events(token.id)).every(({ actor }) => actor.via?.kind === 'token')).toBe(true);
});

test('members who are unknown, suspended, removed or of another workspace are not acted for', async () => {
  await platformMember('eve', [on('*', '*')]);
  expect(await outcomeOf(create('eve'))).toBe('done');
  expect(await outcomeOf(create('nobody'))).toBe('unknown_member');
  expect(await outcomeOf(create('eve', {}, other))).toBe('unknown_member');
  await at.db.query(`update keyfob.member set active = false where external_id = 'eve'`);
  expect(await outcomeOf(create('eve'))).toBe('unknown_member');
  await at.db.query(`update keyfob.member set active = true, removed_at = now() where external_id = 'eve'`);
  expect(await outcomeOf(create('eve'))).toBe('unknown_member');
});

test('only a service token with keyfob/member:impersonate acts for members, and only in a workspace', async () => {
  const tokens = on('keyfob/token', '*');
  const without = await createServiceToken(at, [on('keyfob/member', 'list', 'get', 'create', 'update', 'delete')]);
  const reading = await createServiceToken(at, [on('keyfob/member', '*')], { type: 'read_only' });
  const workspace = await at.run((ctx) => createToken(ctx, { kind: 'workspace', role: 'owner' }));
  const personal = await at.run((ctx) => createToken(ctx, { kind: 'personal', grants: [tokens] }));
  const outcomes: string[] = [];
  for (const { value } of [without, reading, workspace, personal]) {
    const call = await callWith(at, value, 'ada');
    outcomes.push(await outcomeOf(at.run((ctx) => createToken(ctx, { kind: 'personal', grants: [] }), call)));
  }
  expect(outcomes).toEqual(['permission_denied', 'permission_denied', 'invalid_request', 'invalid_request']);
  const nowhere = await callWith(at, service, 'ada');
  const refusal = await refusalOf(at.core.inInstallation(nowhere, (ctx) => readMe(ctx, nowhere.caller)));
  expect(refusal.message).toBe('Keyfob-On-Behalf-Of: a member belongs to a workspace: name one in the path');
});
