import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import { outcomeOf } from '../../test/outcome.ts';
import { callWith, createServiceToken, on } from '../../test/service-token.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import { createToken } from '../tokens/create-token.ts';
import { createWorkspace } from './create-workspace.ts';
import { getWorkspace } from './get-workspace.ts';
import { listWorkspaces } from './list-workspaces.ts';
import { updateWorkspace } from './update-workspace.ts';
import { WorkspaceListQuery } from './workspace.schema.ts';
import type { CreateWorkspace, UpdateWorkspace } from './workspace.schema.ts';

let at: TestCore;
let platform: Call;
beforeAll(async () => {
  at = await openTestCore();
  const { value } = await createServiceToken(at, [on('keyfob/workspace', 'create', 'list', 'get', 'update')]);
  platform = await callWith(at, value);
});
afterAll(() => at.close());

const create = (input: CreateWorkspace, call = platform, key?: string) =>
  at.core.inInstallation(call, (ctx) => createWorkspace(ctx, input, key));
const find = async (external_id: string, call = platform) =>
  (await at.core.inInstallation(call, (ctx) => listWorkspaces(ctx, WorkspaceListQuery.parse({ external_id })))).data;
const update = (workspace: string, input: UpdateWorkspace, call: Call) =>
  at.core.inWorkspace(call, workspace, (ctx) => updateWorkspace(ctx, input));

test('a platform creates a workspace once however often it asks, finds it by its own id, and is no member of it', async () => {
  const ask = () => create({ name: 'Globex', external_id: 'customer-7' }, platform, 'customer-7');
  const [first, second] = [await ask(), await ask()];
  expect(second.id).toBe(first.id);
  expect(first).toMatchObject({ slug: 'globex', external_id: 'customer-7', role: null });
  expect(await find('customer-7')).toMatchObject([{ id: first.id }]);
  expect(await find('customer-8')).toEqual([]);
  const { rows } = await at.db.query('select 1 from keyfob.member where workspace_id = $1', [first.id]);
  expect(rows).toEqual([]);
  const chains = await at.db.query<{ chain_id: string; actor: { kind: string } }>(
    `select chain_id, actor from keyfob.audit_event where action = 'workspace.created' and subject ->> 'id' = $1 order by chain_id`,
    [first.id],
  );
  expect(chains.rows.map(({ actor }) => actor.kind)).toEqual(['token', 'token']);
  expect(chains.rows[1]?.chain_id).toBe(first.id);
  expect(await at.core.inWorkspace(platform, 'globex', getWorkspace)).toMatchObject({ id: first.id });
  expect(await outcomeOf(create({ name: 'Again', external_id: 'customer-7' }))).toBe('name_taken');
});

test('only a service token with the grant creates or lists workspaces, and no other token sees one but its own', async () => {
  const verifier = await callWith(at, (await createServiceToken(at, [on('keyfob/token', 'verify')])).value);
  expect(await outcomeOf(create({ name: 'Nope' }, verifier))).toBe('permission_denied');
  expect(await outcomeOf(find('customer-7', verifier))).toBe('permission_denied');
  expect(await outcomeOf(at.core.inWorkspace(verifier, 'globex', getWorkspace))).toBe('permission_denied');
  const { value } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', role: 'owner' }));
  const tenant = await callWith(at, value);
  expect(await outcomeOf(create({ name: 'Nope' }, tenant))).toBe('permission_denied');
  expect(await find('customer-7', tenant)).toEqual([]);
});

test('by its slug and external_id the platform knows a workspace: its administrators cannot take another’s', async () => {
  const ada = await addMember(at, [on('keyfob/workspace', '*')]);
  const { value } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', role: 'owner' }));
  const tenant = await callWith(at, value);
  for (const call of [ada, tenant]) {
    expect(await outcomeOf(update(at.workspace, { external_id: 'customer-9' }, call))).toBe('permission_denied');
    expect(await outcomeOf(update(at.workspace, { slug: 'initech' }, call))).toBe('permission_denied');
    expect(await outcomeOf(update(at.workspace, { slug: at.workspace, external_id: null }, call))).toBe('done');
    expect(await outcomeOf(update(at.workspace, { name: 'Acme' }, call))).toBe('done');
  }
  expect(await outcomeOf(update(at.workspace, { external_id: 'customer-9' }, platform))).toBe('done');
  expect(await outcomeOf(update(at.workspace, { external_id: 'customer-1' }, at.owner))).toBe('done');
  await at.db.query('update keyfob.installation set members_create_workspaces = true');
  expect(await outcomeOf(create({ name: 'Mine', external_id: 'customer-2' }, ada))).toBe('permission_denied');
  expect(await outcomeOf(create({ name: 'Mine' }, ada))).toBe('done');
});
