import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import { refusalOf } from '../../test/outcome.ts';
import { rowsOf } from '../../test/rows-of.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { WorkspaceContext } from '../context.ts';
import { createWorkspace } from '../workspaces/create-workspace.ts';
import { getWorkspace } from '../workspaces/get-workspace.ts';
import { createToken } from './create-token.ts';
import { deleteToken } from './delete-token.ts';
import { disableToken } from './disable-token.ts';
import { enableToken } from './enable-token.ts';
import { explainToken } from './explain-token.ts';
import { extendToken } from './extend-token.ts';
import { getToken } from './get-token.ts';
import { listTokens } from './list-tokens.ts';
import { revokeToken } from './revoke-token.ts';
import { rotateToken } from './rotate-token.ts';
import { TokenListQuery } from './token.schema.ts';
import { updateToken } from './update-token.ts';

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

/** Every operation that takes the id of a token. */
const OPERATIONS: [string, (ctx: WorkspaceContext, id: string) => Promise<unknown>][] = [
  ['get', (ctx, id) => getToken(ctx, id)],
  ['explain', (ctx, id) => explainToken(ctx, id, {})],
  ['update', (ctx, id) => updateToken(ctx, id, { name: 'mine now' })],
  ['disable', (ctx, id) => disableToken(ctx, id)],
  ['enable', (ctx, id) => enableToken(ctx, id)],
  ['extend', (ctx, id) => extendToken(ctx, id, {})],
  ['rotate', (ctx, id) => rotateToken(ctx, id, { grace_seconds: 0 })],
  ['rotate with a key', (ctx, id) => rotateToken(ctx, id, { grace_seconds: 0 }, 'key')],
  ['revoke', (ctx, id) => revokeToken(ctx, id, {})],
  ['delete', (ctx, id) => deleteToken(ctx, id)],
];

test('S9 the id of another workspace’s token is answered exactly like one that does not exist, and nothing happens', async () => {
  const other = await at.inInstallation((ctx) => createWorkspace(ctx, { name: 'Other' }));
  const { token: foreign } = await at.core.inWorkspace(at.owner, other.id, (ctx) =>
    createToken(ctx, { kind: 'workspace', type: 'standard', grants: [] }),
  );
  const ada = await addMember(at, []);
  const { token: personal } = await at.run((ctx) => createToken(ctx, { kind: 'personal', grants: [] }), ada);
  const { token: deleted } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] }));
  await at.run((ctx) => deleteToken(ctx, deleted.id));
  const bob = await addMember(at, []);
  const before = await rowsOf(at, ['token', 'audit_event', 'idempotency_key', 'outbox']);
  for (const [name, operation] of OPERATIONS) {
    const told = async (id: string, call = at.owner) => {
      const { code, message, errors, extra } = await refusalOf(at.run((ctx) => operation(ctx, id), call));
      return { code, message, errors, extra };
    };
    const unknown = await told(uuidv7());
    expect([name, unknown.code]).toEqual([name, 'not_found']);
    expect([name, await told(foreign.id)]).toEqual([name, unknown]);
    expect([name, await told(deleted.id)]).toEqual([name, unknown]);
    // Other people’s personal tokens are as little there, for whoever may not disable them.
    expect([name, await told(personal.id, bob)]).toEqual([name, unknown]);
  }
  expect(await rowsOf(at, ['token', 'audit_event', 'idempotency_key', 'outbox'])).toEqual(before);
  const found = await at.run((ctx) => listTokens(ctx, TokenListQuery.parse({ q: foreign.id, status: 'all' })));
  expect(found.data).toEqual([]);
  console.log(`S9: ${OPERATIONS.length} operations, 0 of them tell another workspace’s token from none`);
});

test('S9 a workspace one has no part in is answered exactly like one that does not exist', async () => {
  const other = await at.inInstallation((ctx) => createWorkspace(ctx, { name: 'Closed' }));
  const ada = await addMember(at, []);
  const { value } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', role: 'owner' }));
  const token = { caller: await at.core.authenticateToken(value, at.owner.request), request: at.owner.request };
  for (const call of [ada, token]) {
    const told = async (workspace: string) => {
      const { code, message } = await refusalOf(at.core.inWorkspace(call, workspace, getWorkspace));
      return { code, message };
    };
    const unknown = await told('nowhere');
    expect(unknown.code).toBe('not_found');
    for (const workspace of [other.id, other.slug, uuidv7()]) expect(await told(workspace)).toEqual(unknown);
  }
});
