import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { AuditEventListQuery } from '../audit/audit.schema.ts';
import { listAuditEvents } from '../audit/list-audit-events.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { createToken } from './create-token.ts';
import { deleteToken } from './delete-token.ts';
import { disableToken } from './disable-token.ts';
import { enableToken } from './enable-token.ts';
import { extendToken } from './extend-token.ts';
import { revokeToken } from './revoke-token.ts';
import { rotateToken } from './rotate-token.ts';
import { updateToken } from './update-token.ts';

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

const builder = { resource_type: 'builder', resource_id: '*', actions: ['ensure', 'access'] };
const need = (action: string) => [{ resource_type: 'builder', action }];

test('a token is created, verified, edited, rotated and revoked; each change is in force when it answered, and all of it is in the log', async () => {
  const { core, owner, workspace } = at;
  const verifier = await core.inWorkspace(owner, workspace, (ctx) =>
    createToken(ctx, {
      kind: 'workspace',
      name: 'gateway',
      grants: [{ resource_type: 'keyfob/token', resource_id: '*', actions: ['verify'] }],
    }),
  );
  const ask = async (token: string, action: string) =>
    (await core.verify(verifier.value, { token, require: need(action) }, owner.request)).code;

  const { token, value } = await core.inWorkspace(owner, workspace, (ctx) =>
    createToken(ctx, { kind: 'workspace', name: 'ci', type: 'standard', grants: [builder] }),
  );
  expect(await ask(value, 'ensure')).toBe('valid');
  expect(await ask(value, 'list')).toBe('insufficient_permissions');

  const edited = await core.changeWorkspace(owner, workspace, (ctx) =>
    updateToken(ctx, token.id, { grants: [{ ...builder, actions: ['access'] }] }),
  );
  expect(edited.effective.nodes).toBe(0);
  expect(await ask(value, 'ensure')).toBe('insufficient_permissions');

  await core.changeWorkspace(owner, workspace, (ctx) => disableToken(ctx, token.id));
  expect(await ask(value, 'access')).toBe('disabled');
  await core.changeWorkspace(owner, workspace, (ctx) => enableToken(ctx, token.id));
  expect(await ask(value, 'access')).toBe('valid');

  const extended = await core.changeWorkspace(owner, workspace, (ctx) =>
    extendToken(ctx, token.id, { expires_in: '90d' }),
  );
  expect(Date.parse(extended.token.expires_at ?? '')).toBeGreaterThan(Date.now() + 89 * 86_400_000);

  const rotated = await core.changeWorkspace(owner, workspace, (ctx) =>
    rotateToken(ctx, token.id, { grace_seconds: 60 }),
  );
  expect(await ask(value, 'access')).toBe('valid');
  expect(await ask(rotated.value, 'access')).toBe('valid');
  await core.changeWorkspace(owner, workspace, (ctx) => revokeToken(ctx, rotated.token.id, {}));
  expect(await ask(value, 'access')).toBe('revoked');
  expect(await ask(rotated.value, 'access')).toBe('revoked');
  await core.changeWorkspace(owner, workspace, (ctx) => deleteToken(ctx, rotated.token.id));

  const log = await core.inWorkspace(owner, workspace, (ctx) =>
    listAuditEvents(ctx, AuditEventListQuery.parse({ order: 'oldest' })),
  );
  expect(log.data.map((event) => event.action)).toEqual([
    'workspace.created',
    'member.added',
    'token.created',
    'token.created',
    'token.updated',
    'token.disabled',
    'token.enabled',
    'token.extended',
    'token.rotated',
    'token.revoked',
    'token.revoked',
    'token.deleted',
  ]);
  const proof = await core.inWorkspace(owner, workspace, (ctx) => verifyAudit(ctx, {}));
  expect(proof).toMatchObject({ valid: true, checked: 12 });
});
