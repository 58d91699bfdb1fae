import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import { outcomeOf, tally } from '../../test/outcome.ts';
import { callWith, createServiceToken, on } from '../../test/service-token.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import type { HomeContext } from '../context.ts';
import { createWorkspace } from '../workspaces/create-workspace.ts';
import { replaceResourceTypes } from '../workspaces/replace-resource-types.ts';
import { createToken } from './create-token.ts';
import { deleteToken } from './delete-token.ts';
import { disableToken } from './disable-token.ts';
import { enableToken } from './enable-token.ts';
import { extendSelf } from './extend-self.ts';
import { extendToken } from './extend-token.ts';
import { getToken } from './get-token.ts';
import { listTokens } from './list-tokens.ts';
import { revokeSelf } from './revoke-self.ts';
import { revokeToken } from './revoke-token.ts';
import { rotateSelf } from './rotate-self.ts';
import { rotateToken } from './rotate-token.ts';
import { TokenListQuery } from './token.schema.ts';
import type { CreateToken } from './token.schema.ts';
import { updateToken } from './update-token.ts';

let at: TestCore;
let other: string;
beforeAll(async () => {
  at = await openTestCore();
  other = (await at.inInstallation((ctx) => createWorkspace(ctx, { name: 'Other' }))).id;
});
beforeEach(() => {
  at.core.clock.offsetMs = 0;
});
afterAll(() => at.close());

const VERIFIER = [on('keyfob/token', 'verify')];
const MAKER = [on('keyfob/token', 'create', 'list', 'get', 'extend'), on('builder', 'list', 'get')];
const installed = <Output extends object>(operation: (ctx: HomeContext) => Promise<Output>, call: Call = at.owner) =>
  at.core.changeInstallation(call, operation);
const list = (call: Call = at.owner) =>
  installed((ctx) => listTokens(ctx, TokenListQuery.parse({ status: 'all', limit: 100 })), call);
const works = async (value: string) => (await outcomeOf(at.core.authenticateToken(value, at.owner.request))) === 'done';
const inWorkspace = (value: string, workspace: string, input: Partial<CreateToken> = {}) =>
  callWith(at, value).then((call) =>
    at.core.inWorkspace(call, workspace, (ctx) =>
      createToken(ctx, { kind: 'workspace', grants: [on('builder', 'list')], ...input }),
    ),
  );

test('an operator issues, edits, rotates and retires service tokens with the operations of a workspace’s', async () => {
  const { token, value } = await createServiceToken(at, VERIFIER, { name: 'gateway', type: 'standard' });
  expect(value).toMatch(/^kf_svc_[0-9A-Za-z]{36}$/);
  expect(token).toMatchObject({ kind: 'service', owner: null, created_by: { email: 'owner@example.com' } });
  expect(await installed((ctx) => getToken(ctx, token.id))).toMatchObject({ name: 'gateway', status: 'active' });
  await installed((ctx) => updateToken(ctx, token.id, { description: 'at the edge' }));
  await installed((ctx) => extendToken(ctx, token.id, { expires_in: '60d' }));
  await installed((ctx) => disableToken(ctx, token.id));
  expect(await works(value)).toBe(false);
  await installed((ctx) => enableToken(ctx, token.id));
  const rotated = await installed((ctx) => rotateToken(ctx, token.id, { grace_seconds: 0 }, 'once'));
  expect([await works(value), await works(rotated.value)]).toEqual([false, true]);
  await installed((ctx) => revokeToken(ctx, rotated.token.id, {}));
  expect(await works(rotated.value)).toBe(false);
  await installed((ctx) => deleteToken(ctx, rotated.token.id));
  expect(await outcomeOf(installed((ctx) => getToken(ctx, rotated.token.id)))).toBe('not_found');
  const { rows } = await at.db.query<{ action: string }>(
    `select action from keyfob.audit_event where chain_id = '00000000-0000-0000-0000-000000000000' and subject ->> 'kind' = 'token' order by seq`,
  );
  expect(rows.map(({ action }) => action)).toEqual([
    'token.created',
    'token.updated',
    'token.extended',
    'token.disabled',
    'token.enabled',
    'token.rotated',
    'token.revoked',
    'token.deleted',
  ]);
});

test('a name is taken once in the installation, whatever workspaces call theirs; a repeated request makes one token', async () => {
  await createServiceToken(at, VERIFIER, { name: 'Edge' });
  expect(await outcomeOf(createServiceToken(at, VERIFIER, { name: 'edge' }))).toBe('name_taken');
  await at.run((ctx) => createToken(ctx, { kind: 'workspace', name: 'edge', grants: [] }));
  const again = () =>
    installed((ctx) => createToken(ctx, { kind: 'service', name: 'repeated', grants: VERIFIER }, 'key'));
  const [first, second] = [await again(), await again()];
  expect([second.token.id === first.token.id, await works(first.value), await works(second.value)]).toEqual([
    true,
    false,
    true,
  ]);
});

test('workspaces do not see service tokens, nor the installation theirs; each kind stays where it belongs', async () => {
  const { token } = await createServiceToken(at, VERIFIER);
  const here = await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] }));
  expect(await outcomeOf(at.run((ctx) => getToken(ctx, token.id)))).toBe('not_found');
  expect(await outcomeOf(at.run((ctx) => revokeToken(ctx, token.id, {})))).toBe('not_found');
  expect(await outcomeOf(installed((ctx) => getToken(ctx, here.token.id)))).toBe('not_found');
  expect(await outcomeOf(installed((ctx) => revokeToken(ctx, here.token.id, {})))).toBe('not_found');
  expect(await outcomeOf(installed((ctx) => disableToken(ctx, here.token.id)))).toBe('not_found');
  expect(new Set((await list()).data.map(({ kind }) => kind))).toEqual(new Set(['service']));
  const query = TokenListQuery.parse({ status: 'all', limit: 100 });
  const listed = await at.run((ctx) => listTokens(ctx, query));
  expect(listed.data.filter(({ kind }) => kind === 'service')).toEqual([]);
  expect(await outcomeOf(at.run((ctx) => createToken(ctx, { kind: 'service', grants: [] })))).toBe('invalid_request');
  for (const kind of ['workspace', 'personal'] as const)
    expect(await outcomeOf(installed((ctx) => createToken(ctx, { kind, grants: [] })))).toBe('invalid_request');
});

test('S12 service tokens are managed by operators, or by a service token that holds the installation’s grant beside the token’s', async () => {
  const target = await createServiceToken(at, [on('builder', 'list')]);
  const tokens = on('keyfob/token', '*');
  const everything = await at.run((ctx) => createToken(ctx, { kind: 'workspace', role: 'owner' }));
  const ada = await addMember(at, [on('*', '*'), tokens]);
  const callers: [string, Call, string, string][] = [
    ['a member', ada, 'permission_denied', 'permission_denied'],
    ['a workspace token of an owner', await callWith(at, everything.value), 'permission_denied', 'permission_denied'],
    [
      'a service token for workspaces',
      await callWith(at, (await createServiceToken(at, [tokens, on('builder', 'list')])).value),
      'permission_denied',
      'permission_denied',
    ],
    [
      'one that may read the installation',
      await callWith(at, (await createServiceToken(at, [tokens, on('keyfob/installation', 'get')])).value),
      'done',
      'permission_denied',
    ],
    [
      'one with both, but less than the target',
      await callWith(at, (await createServiceToken(at, [tokens, on('keyfob/installation', '*')])).value),
      'done',
      'grants_not_held',
    ],
    [
      'one with both and more',
      await callWith(
        at,
        (await createServiceToken(at, [tokens, on('keyfob/installation', '*'), on('builder', '*')])).value,
      ),
      'done',
      'done',
    ],
  ];
  for (const [name, call, reading, rotating] of callers) {
    expect.soft([name, await outcomeOf(list(call))]).toEqual([name, reading]);
    const found = await outcomeOf(installed((ctx) => getToken(ctx, target.token.id), call));
    expect.soft([name, found]).toEqual([name, reading]);
    const dry = installed(async (ctx) => {
      await rotateToken(ctx, target.token.id, { grace_seconds: 0 });
      throw new Error('rolled back');
    }, call);
    const rotated = await outcomeOf(dry).catch(() => 'done');
    expect.soft([name, rotated]).toEqual([name, rotating]);
  }
  const made = callers.at(-1)?.[1] ?? ada;
  const child = await createServiceToken(at, [on('builder', 'list')], {}, made);
  expect(child.token.parent_id).not.toBe(null);
  expect(await outcomeOf(createServiceToken(at, [on('artifact', 'get')], {}, made))).toBe('grants_not_held');
  expect(await outcomeOf(createServiceToken(at, [on('builder', 'list')], { expires_in: '90d' }, made))).toBe(
    'invalid_request',
  );
});

test('a service token verifies tokens of every workspace, and answers wrong_workspace when asked about another one', async () => {
  const { value } = await createServiceToken(at, VERIFIER);
  const first = await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] }));
  const second = await at.core.inWorkspace(at.owner, other, (ctx) =>
    createToken(ctx, { kind: 'workspace', grants: [] }),
  );
  const code = async (token: string, workspace?: string) =>
    (await at.core.verify(value, { token, ...(workspace ? { workspace } : {}) }, at.owner.request)).code;
  expect(await Promise.all([code(first.value), code(second.value), code(second.value, other)])).toEqual([
    'valid',
    'valid',
    'valid',
  ]);
  expect(await code(first.value, other)).toBe('wrong_workspace');
});

test('a service token acts in every workspace with its grants; what it makes is its child and in that workspace’s log', async () => {
  const maker = await createServiceToken(at, MAKER, { name: 'maker', max_uses: 100, expires_in: '20d' });
  const made = await inWorkspace(maker.value, other, { max_uses: 5 });
  expect(made.token).toMatchObject({
    parent_id: maker.token.id,
    expires_at: maker.token.expires_at,
    kind: 'workspace',
  });
  expect(await outcomeOf(inWorkspace(maker.value, other, { max_uses: 1000 }))).toBe('invalid_request');
  expect(await outcomeOf(inWorkspace(maker.value, other, { max_uses: 1, grants: [on('builder', 'ensure')] }))).toBe(
    'grants_not_held',
  );
  expect(await outcomeOf(inWorkspace(maker.value, 'nowhere'))).toBe('not_found');
  const { rows } = await at.db.query<{ actor: { kind: string; id: string } }>(
    `select actor from keyfob.audit_event where chain_id = $1 and subject ->> 'id' = $2`,
    [other, made.token.id],
  );
  expect(rows).toEqual([{ actor: { kind: 'token', id: maker.token.id } }]);
  const shown = await installed((ctx) => getToken(ctx, maker.token.id));
  expect(shown.use_count).toBeGreaterThanOrEqual(5);
});

test('S12 nobody in the workspace lengthens a child past the service token that made it', async () => {
  const maker = await createServiceToken(at, MAKER, { expires_in: '2d' });
  const { token } = await inWorkspace(maker.value, at.workspace, { type: 'standard', expires_in: '1d' });
  const { token: extended } = await at.run((ctx) => extendToken(ctx, token.id, {}));
  expect(extended.expires_at).toBe(maker.token.expires_at);
  expect(await outcomeOf(at.run((ctx) => extendToken(ctx, token.id, { expires_in: '3d' })))).toBe('invalid_request');
});

test('children in workspaces go with a rotated service token, keep what they hold, and die with it, told in their own log', async () => {
  await at.core.inWorkspace(at.owner, other, (ctx) =>
    replaceResourceTypes(ctx, { data: [{ key: 'pipeline', actions: [{ key: 'start', level: 'write' }] }] }),
  );
  const maker = await createServiceToken(at, [on('*', '@write'), on('keyfob/token', 'create')]);
  const child = await inWorkspace(maker.value, other, { grants: [on('pipeline', 'start')] });
  const rotated = await installed((ctx) => rotateToken(ctx, maker.token.id, { grace_seconds: 3600 }));
  const show = () => at.core.inWorkspace(at.owner, other, (ctx) => getToken(ctx, child.token.id));
  expect(await show()).toMatchObject({ parent_id: rotated.token.id, grants: [on('pipeline', 'start')] });
  const late = await inWorkspace(maker.value, other, { grants: [on('pipeline', 'start')] });
  expect(late.token.parent_id).toBe(rotated.token.id);

  await installed((ctx) => updateToken(ctx, rotated.token.id, { grants: [on('*', '@read'), on('builder', 'ensure')] }));
  expect(await show()).toMatchObject({ grants: [] });
  await installed((ctx) => revokeToken(ctx, rotated.token.id, {}));
  expect(await show()).toMatchObject({ status: 'revoked', revoke_reason: 'parent_revoked' });
  expect([await works(child.value), await works(late.value)]).toEqual([false, false]);
  const { rows } = await at.db.query<{ action: string }>(
    `select action from keyfob.audit_event where chain_id = $1 and subject ->> 'id' = $2 order by seq`,
    [other, child.token.id],
  );
  expect(rows.map(({ action }) => action)).toEqual(['token.created', 'token.updated', 'token.revoked']);
});

test('a service token extends, rotates and revokes itself', async () => {
  const { value, token } = await createServiceToken(at, VERIFIER, { type: 'standard', expires_in: '5d' });
  const extended = await installed((ctx) => extendSelf(ctx, {}), await callWith(at, value));
  expect(extended.token.id).toBe(token.id);
  const rotated = await installed((ctx) => rotateSelf(ctx, { grace_seconds: 0 }), await callWith(at, value));
  expect([await works(value), await works(rotated.value)]).toEqual([false, true]);
  await installed((ctx) => revokeSelf(ctx, {}), await callWith(at, rotated.value));
  expect(await works(rotated.value)).toBe(false);
});

test('S8 of many children made at once, a capped service token pays for each', async () => {
  const maker = await createServiceToken(at, MAKER, { max_uses: 40 });
  const call = await callWith(at, maker.value);
  const make = (workspace: string) =>
    at.core.inWorkspace(call, workspace, (ctx) =>
      createToken(ctx, { kind: 'workspace', grants: [on('builder', 'list')], max_uses: 10 }),
    );
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, n) => outcomeOf(make(n % 2 === 0 ? other : at.workspace))),
  );
  const tried = tally(outcomes);
  console.log(`S8 ${outcomes.length} children of one capped service token at once: ${JSON.stringify(tried)}`);
  expect(tried).toEqual({ done: 3, invalid_request: 5 });
});
