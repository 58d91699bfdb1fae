import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import { addAccount, addOperator, auditedActions, enterAs } from '../../test/operators.ts';
import { outcomeOf } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { builtInRoles } from '../permissions/roles.ts';
import { createToken } from '../tokens/create-token.ts';
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

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

test('the installation’s default policy binds workspaces that say nothing else; members see neither it nor its operators', async () => {
  const before = await at.inInstallation(getInstallation);
  const { installation } = await at.inInstallation((ctx) =>
    updateInstallation(ctx, { policy: { unused_after: 86_400 } }, before.version),
  );
  expect([installation.policy.unused_after, installation.version]).toEqual([86_400, before.version + 1]);
  expect((await at.run(getWorkspace)).policy.unused_after).toBe(86_400);
  expect(await outcomeOf(at.inInstallation((ctx) => updateInstallation(ctx, {}, before.version)))).toBe(
    'version_mismatch',
  );
  expect(await auditedActions(at, 'installation.updated')).toEqual([
    { installation: true, after: { policy: { unused_after: 86_400 } } },
  ]);
  const member = await addMember(at, builtInRoles.at(-1)?.grants ?? []);
  for (const operation of [getInstallation, listOperators])
    expect(await outcomeOf(at.inInstallation<unknown>(operation, member))).toBe('permission_denied');
  expect(await outcomeOf(at.inInstallation((ctx) => createOperator(ctx, { email: 'x@example.com' }), member))).toBe(
    'permission_denied',
  );
});

test('members make workspaces only where the installation lets them', async () => {
  const member = await addAccount(at, 'maker@example.com');
  const make = () => outcomeOf(at.inInstallation((ctx) => createWorkspace(ctx, { name: 'Mine' }), member));
  expect(await make()).toBe('permission_denied');
  await at.inInstallation((ctx) => updateInstallation(ctx, { members_create_workspaces: true }));
  expect(await make()).toBe('done');
  await at.inInstallation((ctx) => updateInstallation(ctx, { members_create_workspaces: false }));
  expect(await make()).toBe('permission_denied');
});

test('an operator is an account; the last one stays, also when two remove each other', async () => {
  expect(await outcomeOf(at.inInstallation((ctx) => createOperator(ctx, { email: 'nobody@example.com' })))).toBe(
    'no_account',
  );
  const op = await addOperator(at, 'op@example.com');
  expect(await outcomeOf(at.inInstallation((ctx) => createOperator(ctx, { email: 'op@example.com' })))).toBe(
    'name_taken',
  );
  const [first] = (await at.inInstallation(listOperators)).data;
  const both = await Promise.all([
    outcomeOf(at.inInstallation((ctx) => deleteOperator(ctx, op.userId))),
    outcomeOf(at.inInstallation((ctx) => deleteOperator(ctx, first?.id ?? ''), op)),
  ]);
  expect(both.filter((outcome) => outcome === 'done')).toHaveLength(1);
  const { data: left } = await at.inInstallation(listOperators, both[0] === 'done' ? at.owner : op);
  expect(left).toHaveLength(1);
  expect(
    await outcomeOf(
      at.inInstallation((ctx) => deleteOperator(ctx, left[0]?.id ?? ''), both[0] === 'done' ? at.owner : op),
    ),
  ).toBe('last_operator');
  await at.db.query(`delete from keyfob.operator`);
  await at.db.query(
    `insert into keyfob.operator (user_id, email, created_at) values ($1, 'owner@example.com', now())`,
    [first?.id],
  );
});

test('an operator sees every workspace’s name and counts, and enters none without breaking glass', async () => {
  const op = await addOperator(at, 'sees@example.com');
  const all = WorkspaceListQuery.parse({ all: 'true' });
  const { data } = await at.inInstallation((ctx) => listWorkspaces(ctx, all), op);
  expect(data.find(({ slug }) => slug === at.workspace)?.counts).toEqual({
    members: expect.any(Number) as number,
    tokens: expect.any(Number) as number,
  });
  expect((await at.inInstallation((ctx) => listWorkspaces(ctx, WorkspaceListQuery.parse({})), op)).data).toEqual([]);
  expect(await outcomeOf(at.run(getWorkspace, op))).toBe('not_found');
  const member = await addMember(at, []);
  expect(await outcomeOf(at.inInstallation((ctx) => listWorkspaces(ctx, all), member))).toBe('permission_denied');
  expect(await outcomeOf(enterAs(at, member))).toBe('not_found');
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
  const made = await at.inInstallation((ctx) => createWorkspace(ctx, { name: 'Gone', slug: 'gone' }));
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
  expect((await auditedActions(at, 'workspace.deleted')).map(({ installation }) => installation)).toEqual([
    false,
    true,
  ]);
  expect((await at.inInstallation((ctx) => createWorkspace(ctx, { name: 'Again', slug: 'gone' }))).slug).toBe('gone');
});
