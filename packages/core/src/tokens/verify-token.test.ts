import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dose } from '../../../../infra/testing/dose.ts';
import { addMember } from '../../test/add-member.ts';
import type { TestMember } from '../../test/add-member.ts';
import { outcomeOf, tally } from '../../test/outcome.ts';
import { plantServiceToken } from '../../test/plant-service-token.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Grant } from '../permissions/grant.schema.ts';
import { createWorkspace } from '../workspaces/create-workspace.ts';
import { createToken } from './create-token.ts';
import type { VerdictCode, VerifyToken } from './verify.schema.ts';

const TRIES = dose(60, 3000);
const grant = (resource_type: string, ...actions: string[]): Grant => ({ resource_type, resource_id: '*', actions });

let at: TestCore;
let member: TestMember;
let service: string;
let subject: { id: string; value: string };
beforeAll(async () => {
  at = await openTestCore();
  service = await plantServiceToken(at, [grant('keyfob/token', 'verify')]);
  member = await addMember(at, [grant('builder', 'list')]);
  const { token, value } = await at.run(
    (ctx) =>
      createToken(ctx, {
        kind: 'personal',
        grants: [grant('builder', 'list')],
        max_uses: 1_000_000,
        allowed_cidrs: ['10.0.0.0/8'],
      }),
    member,
  );
  subject = { id: token.id, value };
});
afterAll(() => at.close());

const verify = (wanted: Partial<VerifyToken>, verifier = service) =>
  at.core.verify(verifier, { token: subject.value, ...wanted }, at.owner.request);
const good: Partial<VerifyToken> = {
  require: [{ resource_type: 'builder', action: 'list' }],
  source_ip: '10.1.1.1',
  explain: true,
};

/** Every way in which a token can be refused, in the order of the codes: a state of the rows, or of the request. */
const FLAWS: [code: VerdictCode, flaw: string | Partial<VerifyToken>][] = [
  ['wrong_workspace', { workspace: 'another' }],
  ['wrong_environment', { environment: 'test' }],
  ['revoked', `update keyfob.token set revoked_at = now() where id = $token`],
  ['expired', `update keyfob.token set expires_at = now() where id = $token`],
  ['workspace_inactive', `update keyfob.workspace set active = false where id = $workspace`],
  ['owner_inactive', `update keyfob.member set active = false where id = $member`],
  ['disabled', `update keyfob.token set disabled_at = now() where id = $token`],
  ['not_yet_valid', `update keyfob.token set not_before = now() + interval '1 hour' where id = $token`],
  ['ip_denied', { source_ip: '11.1.1.1' }],
  ['insufficient_permissions', { require: [{ resource_type: 'builder', action: 'delete' }] }],
  ['uses_exceeded', `update keyfob.token set use_count = max_uses where id = $token`],
];
const MEND = `update keyfob.token set revoked_at = null, deleted_at = null, grace_ends_at = null, expires_at = now() + interval '9 days', disabled_at = null,
    not_before = null, use_count = 0 where id = $token;
  update keyfob.workspace set active = true, deleted_at = null, policy = '{}' where id = $workspace;
  update keyfob.member set active = true, removed_at = null where id = $member`;
const edit = (sql: string) =>
  at.db.query(
    sql
      .replaceAll('$token', `'${subject.id}'`)
      .replaceAll('$workspace', `'${at.workspaceId}'`)
      .replaceAll('$member', `'${member.id}'`),
  );

async function codeWith(flaws: typeof FLAWS): Promise<{ code: string; failed: string[] }> {
  await edit(MEND);
  let wanted = good;
  for (const [, flaw] of flaws) {
    if (typeof flaw === 'string') await edit(flaw);
    else wanted = { ...wanted, ...flaw };
  }
  const { code, explain = [] } = await verify(wanted);
  return { code, failed: explain.filter(({ ok }) => !ok).map(({ check }) => check) };
}

test('S6 read from the database, each flaw alone has its code, and many have the first of them', async () => {
  expect(await codeWith([])).toEqual({ code: 'valid', failed: [] });
  for (const flaw of FLAWS) expect(await codeWith([flaw])).toEqual({ code: flaw[0], failed: [flaw[0]] });
  for (let number = 0; number < TRIES; number += 1) {
    const flaws = FLAWS.filter(() => randomInt(3) === 0);
    expect(await codeWith(flaws)).toEqual({ code: flaws[0]?.[0] ?? 'valid', failed: flaws.map(([code]) => code) });
  }
  console.log(
    `S6: ${FLAWS.length} flaws alone and ${TRIES} random sets of them through the real SELECT, 0 wrong codes`,
  );
});

test('S6 the other ways to the same code: deleted, past its grace, a member who left, a policy’s addresses, a workspace that is gone', async () => {
  const ways: [string, string][] = [
    ['revoked', 'update keyfob.token set deleted_at = now() where id = $token'],
    ['revoked', 'update keyfob.token set grace_ends_at = now() where id = $token'],
    ['owner_inactive', 'update keyfob.member set removed_at = now() where id = $member'],
    ['ip_denied', `update keyfob.workspace set policy = '{"allowed_cidrs": ["10.9.0.0/16"]}' where id = $workspace`],
    ['workspace_inactive', 'update keyfob.workspace set deleted_at = now() where id = $workspace'],
  ];
  for (const [code, way] of ways) expect([way, (await codeWith([['valid', way]])).code]).toEqual([way, code]);
  await edit(MEND);
  expect((await verify({ ...good, source_ip: undefined })).code).toBe('ip_denied');
  expect((await verify({ ...good, workspace: at.workspace })).code).toBe('valid');
  expect((await verify({ ...good, workspace: at.workspaceId, environment: 'production' })).code).toBe('valid');
});

test('a workspace’s verifier does not find tokens of another workspace; a service token does; nobody without the grant asks', async () => {
  await edit(MEND);
  const other = await at.inInstallation((ctx) => createWorkspace(ctx, { name: 'Other' }));
  const verifierOf = (workspace: string, action: string) =>
    at.core.inWorkspace(at.owner, workspace, (ctx) =>
      createToken(ctx, { kind: 'workspace', grants: [grant('keyfob/token', action)] }),
    );
  const stranger = await verifierOf(other.id, 'verify');
  const own = await verifierOf(at.workspace, 'verify');
  const reader = await verifierOf(at.workspace, 'get');
  expect(await verify({ ...good, explain: false }, stranger.value)).toEqual({
    valid: false,
    code: 'not_found',
    warnings: [],
  });
  expect((await verify(good, own.value)).code).toBe('valid');
  expect((await verify({ ...good, token: service }, own.value)).code).toBe('not_found');
  expect((await verify({ token: stranger.value })).token?.workspace?.id).toBe(other.id);
  expect((await verify({ token: stranger.value, workspace: at.workspace })).code).toBe('wrong_workspace');
  expect(await outcomeOf(verify(good, reader.value))).toBe('permission_denied');
  expect(await outcomeOf(verify(good, subject.value.replace('kf_', 'kx_')))).toBe('invalid_token');
});

test('a verdict names what is missing, where to mend it, and warns of what is near', async () => {
  await edit(MEND);
  const verdict = await verify({
    ...good,
    require: [
      { resource_type: 'builder', action: 'list' },
      { resource_type: 'artifact', resource_id: 'a/b', action: 'write' },
    ],
  });
  expect(verdict.missing).toEqual([{ resource_type: 'artifact', resource_id: 'a/b', actions: ['write'] }]);
  const fix = new URL(verdict.fix_url ?? '');
  expect(fix.pathname).toBe(`/workspace/${at.workspaceId}/access-tokens/${subject.id}`);
  expect(fix.searchParams.getAll('grant')).toEqual(['artifact:write:a/b']);
  expect(verdict.token).toMatchObject({ id: subject.id, workspace: { slug: at.workspace }, owner: { id: member.id } });
  await edit(
    `update keyfob.token set expires_at = now() + interval '6 days', grace_ends_at = now() + interval '1 hour', created_at = now() - interval '91 days' where id = $token`,
  );
  expect((await verify(good)).warnings.toSorted()).toEqual(['expires_soon', 'rotation_due', 'superseded']);
  await edit(`${MEND}; update keyfob.token set created_at = now() where id = $token`);
  expect((await verify(good)).warnings).toEqual([]);
});

test('a batch answers in order and spends the last use once', async () => {
  await edit(`${MEND}; update keyfob.token set use_count = max_uses - 2 where id = $token`);
  const items = [good, { ...good, source_ip: '11.1.1.1' }, good, good, { token: 'nonsense' }, good];
  const verdicts = await at.core.verifyBatch(
    service,
    items.map((item) => ({ token: subject.value, ...item })),
    at.owner.request,
  );
  expect(verdicts.map(({ code }) => code)).toEqual([
    'valid',
    'ip_denied',
    'valid',
    'uses_exceeded',
    'not_found',
    'uses_exceeded',
  ]);
  expect(tally(verdicts.map(({ valid }) => String(valid)))).toEqual({ true: 2, false: 4 });
});
