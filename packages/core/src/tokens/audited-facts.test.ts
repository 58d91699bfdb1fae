import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import { outcomeOf } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { listAuditEvents } from '../audit/list-audit-events.ts';
import { createToken } from './create-token.ts';
import { updateToken } from './update-token.ts';

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

const events = async () => (await at.run((ctx) => listAuditEvents(ctx, { limit: 5, order: 'newest' }))).data;

test('the audit log shows that a description or metadata changed, and holds neither', async () => {
  const { token } = await at.run((ctx) =>
    createToken(ctx, { kind: 'workspace', role: 'viewer', metadata: { plan: 'free' } }),
  );
  for (const edit of [{ metadata: { plan: 'secret-plan' } }, { description: 'secret-plan' }]) {
    await at.run((ctx) => updateToken(ctx, token.id, edit));
    const [event] = await events();
    const field = `${Object.keys(edit)[0]}_sha256`;
    const digest = { [field]: expect.stringMatching(/^[0-9a-f]{64}$/) as string };
    expect([event?.action, event?.before, event?.after]).toEqual(['token.updated', digest, digest]);
    expect(event?.before?.[field]).not.toBe(event?.after?.[field]);
    expect(JSON.stringify(event)).not.toContain('secret-plan');
  }
});

test('a token cannot pass for a person in the audit log: it is shown as a token, by its handle', async () => {
  const create = { resource_type: 'keyfob/token', resource_id: '*', actions: ['create'] };
  const { token, value } = await at.run((ctx) =>
    createToken(ctx, { kind: 'workspace', name: 'ada@example.com', grants: [create] }),
  );
  const call = { caller: await at.core.authenticateToken(value, at.owner.request), request: at.owner.request };
  await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [create] }), call);
  const [event] = await events();
  expect(event?.actor).toMatchObject({ kind: 'token', id: token.id, label: `token ${token.handle}` });
});

test('metadata, which services trust, is changed only by who holds all that the token holds', async () => {
  const grants = [{ resource_type: 'builder', resource_id: '*', actions: ['delete'] }];
  const { token } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants, metadata: { plan: 'free' } }));
  const editor = await addMember(at, [{ resource_type: 'keyfob/token', resource_id: '*', actions: ['update'] }]);
  const edit = (metadata: { plan: string }) =>
    outcomeOf(at.run((ctx) => updateToken(ctx, token.id, { metadata }), editor));
  expect(await edit({ plan: 'paid' })).toBe('grants_not_held');
  expect(await edit({ plan: 'free' })).toBe('done');
  await editor.hold([...grants, { resource_type: 'keyfob/token', resource_id: '*', actions: ['update'] }]);
  expect(await edit({ plan: 'paid' })).toBe('done');
});
