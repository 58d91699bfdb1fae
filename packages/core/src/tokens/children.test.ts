import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dose } from '../../../../infra/testing/dose.ts';
import { addMember } from '../../test/add-member.ts';
import { outcomeOf, refusalOf } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import type { Grant } from '../permissions/grant.schema.ts';
import { createToken } from './create-token.ts';
import { deleteToken } from './delete-token.ts';
import { disableToken } from './disable-token.ts';
import { explainToken } from './explain-token.ts';
import { extendSelf } from './extend-self.ts';
import { extendToken } from './extend-token.ts';
import { getToken } from './get-token.ts';
import { revokeSelf } from './revoke-self.ts';
import { revokeToken } from './revoke-token.ts';
import { rotateSelf } from './rotate-self.ts';
import { rotateToken } from './rotate-token.ts';
import type { CreateToken, UpdateToken } from './token.schema.ts';
import { updateToken } from './update-token.ts';

const ROUNDS = dose(20, 1000);
const grant = (resource_type: string, ...actions: string[]): Grant => ({ resource_type, resource_id: '*', actions });
const makes = grant('keyfob/token', 'create', 'update', 'rotate', 'extend');

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
beforeEach(() => {
  at.core.clock.offsetMs = 0;
});
afterAll(() => at.close());

interface Issued {
  token: { id: string };
  value: string;
}
const makeParent = (more: Partial<CreateToken> = {}) =>
  at.run((ctx) =>
    createToken(ctx, {
      kind: 'workspace',
      grants: [grant('builder', 'list', 'get'), makes],
      type: 'standard',
      ...more,
    }),
  );
const as = async ({ value }: Issued): Promise<Call> => ({
  caller: await at.core.authenticateToken(value, at.owner.request),
  request: at.owner.request,
});
const makeChild = async (parent: Issued, more: Partial<CreateToken> = {}) => {
  const call = await as(parent);
  return at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [grant('builder', 'list')], ...more }), call);
};
const edit = (one: Issued, input: UpdateToken) => at.run((ctx) => updateToken(ctx, one.token.id, input));
const show = (one: Issued) => at.run((ctx) => getToken(ctx, one.token.id));
const codeOf = async ({ value }: Issued, action = 'list', source_ip?: string) => {
  const require = [{ resource_type: 'builder', action }];
  return (await at.core.verify(value, { token: value, require, ...(source_ip ? { source_ip } : {}) }, at.owner.request))
    .code;
};

test('S12 a child is never wider or longer-lived than the token that makes it; what is left out it inherits', async () => {
  const parent = await makeParent({ expires_in: '10d', max_uses: 50, rate_limit: { limit: 10, window_seconds: 1 } });
  const heir = await makeChild(parent, { max_uses: 5 });
  expect(heir.token).toMatchObject({
    parent_id: parent.token.id,
    expires_at: parent.token.expires_at,
    max_uses: 5,
    rate_limit: { limit: 10, window_seconds: 1 },
  });
  const refused: [Partial<CreateToken>, string][] = [
    [{ grants: [grant('builder', 'ensure')] }, 'grants_not_held'],
    [{ grants: [grant('builder', '@read')] }, 'grants_not_held'],
    [{ grants: [grant('*', '*')] }, 'grants_not_held'],
    [{ expires_in: '11d' }, 'invalid_request'],
    [{ no_expiry: true }, 'invalid_request'],
    [{ max_uses: 45 }, 'invalid_request'],
    [{ rate_limit: { limit: 11, window_seconds: 1 } }, 'invalid_request'],
    [{ environment: 'test' }, 'invalid_request'],
  ];
  for (const [more, code] of refused)
    expect([more, await outcomeOf(makeChild(parent, { max_uses: 1, ...more }))]).toEqual([more, code]);

  const penned = await makeParent({ allowed_cidrs: ['127.0.0.0/8', '10.0.0.0/8'] });
  expect((await makeChild(penned)).token.allowed_cidrs).toEqual(['127.0.0.0/8', '10.0.0.0/8']);
  expect((await makeChild(penned, { allowed_cidrs: ['10.1.0.0/16'] })).token.allowed_cidrs).toEqual(['10.1.0.0/16']);
  expect(await outcomeOf(makeChild(penned, { allowed_cidrs: ['11.0.0.0/8'] }))).toBe('invalid_request');
  expect(await outcomeOf(makeChild(penned, { allowed_cidrs: [] }))).toBe('invalid_request');

  const maker = await makeChild(await makeParent(), { grants: [makes] });
  const grandchild = await refusalOf(makeChild(maker, { grants: [makes] }));
  expect(grandchild.code).toBe('permission_denied');
});

test('S12 a child ends with its parent, however the parent ends', async () => {
  const ends: [string, (parent: Issued) => Promise<unknown>][] = [
    ['revoked', (parent) => at.run((ctx) => revokeToken(ctx, parent.token.id, {}))],
    ['deleted', (parent) => at.run((ctx) => deleteToken(ctx, parent.token.id))],
    ['by itself', async (parent) => at.run((ctx) => revokeSelf(ctx, {}), await as(parent))],
  ];
  for (const [how, end] of ends) {
    const parent = await makeParent();
    const child = await makeChild(parent);
    expect(await codeOf(child)).toBe('valid');
    await end(parent);
    expect([how, await codeOf(child), (await show(child)).revoke_reason]).toEqual([how, 'revoked', 'parent_revoked']);
  }
});

test('S12 a rotated parent hands its children to its successor, also those it makes in its grace', async () => {
  const parent = await makeParent();
  const child = await makeChild(parent);
  const next = await at.run((ctx) => rotateToken(ctx, parent.token.id, { grace_seconds: 600, expires_in: '5d' }));
  const late = await makeChild(parent, { expires_in: '4d' });
  for (const one of [child, late]) expect((await show(one)).parent_id).toBe(next.token.id);
  expect((await show(child)).expires_at).toBe(next.token.expires_at);
  expect(await outcomeOf(makeChild(parent, { expires_in: '6d' }))).toBe('invalid_request');

  at.core.clock.offsetMs = 601_000;
  expect([await codeOf(parent), await codeOf(child), await codeOf(late)]).toEqual(['revoked', 'valid', 'valid']);
  await at.run((ctx) => revokeToken(ctx, next.token.id, {}));
  expect([await codeOf(child), await codeOf(late)]).toEqual(['revoked', 'revoked']);
});

test(`S12 no child is left of a parent that ends while it makes one`, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const parent = await makeParent();
    const call = await as(parent);
    const child = () => at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] }), call);
    const end = () =>
      at.run((ctx) =>
        round % 2 ? revokeToken(ctx, parent.token.id, {}) : rotateToken(ctx, parent.token.id, { grace_seconds: 0 }),
      );
    await Promise.all([outcomeOf(child()), end(), outcomeOf(child())]);
  }
  const orphans = await at.db.query(
    `select c.id from keyfob.token c join keyfob.token p on p.id = c.parent_id where p.revoked_at is not null and c.revoked_at is null`,
  );
  console.log(`S12: ${ROUNDS} races of making and ending, ${orphans.rowCount} orphans`);
  expect(orphans.rows).toEqual([]);
});

test('S12 when a parent shrinks its children shrink with it; they grow with nothing', async () => {
  const parent = await makeParent({
    grants: [grant('builder', '@read'), makes],
    expires_in: '20d',
    allowed_cidrs: ['127.0.0.0/8', '10.0.0.0/8'],
  });
  const child = await makeChild(parent, { grants: [grant('builder', '@read')] });
  const inTen = await makeChild(parent, { allowed_cidrs: ['10.1.0.0/16'] });
  expect(await codeOf(child, 'get', '10.1.0.1')).toBe('valid');

  await edit(parent, { grants: [grant('builder', 'list'), makes], expires_in: '10d' });
  expect(await codeOf(child, 'get', '10.1.0.1')).toBe('insufficient_permissions');
  expect(await codeOf(child, 'list', '10.1.0.1')).toBe('valid');
  expect((await show(child)).expires_at).toBe((await show(parent)).expires_at);

  await edit(parent, { allowed_cidrs: ['127.0.0.0/16'] });
  expect((await show(child)).allowed_cidrs).toEqual(['127.0.0.0/16']);
  expect(await codeOf(child, 'list', '10.1.0.1')).toBe('ip_denied');
  expect([(await show(inTen)).status, (await show(inTen)).revoke_reason]).toEqual(['revoked', 'parent_narrowed']);

  await edit(parent, { grants: [grant('builder', '*'), makes], expires_in: '20d', allowed_cidrs: [] });
  expect(await codeOf(child, 'get', '127.0.0.1')).toBe('insufficient_permissions');
  for (const wider of [
    { grants: [grant('builder', 'list', 'get')] },
    { allowed_cidrs: [] },
    { no_expiry: true } as const,
  ]) {
    expect([wider, await outcomeOf(edit(child, wider))]).toEqual([wider, 'invalid_request']);
  }
  expect(await outcomeOf(edit(child, { grants: [] }))).toBe('done');
  const rotated = await at.run((ctx) => rotateToken(ctx, child.token.id, { grace_seconds: 0 }));
  expect(rotated.token.parent_id).toBe(parent.token.id);
  expect(
    await outcomeOf(at.run((ctx) => rotateToken(ctx, rotated.token.id, { grace_seconds: 0, expires_in: '30d' }))),
  ).toBe('invalid_request');
  await edit(parent, { expires_in: '5d' });
  expect((await show(rotated)).expires_at).toBe((await show(parent)).expires_at);
});

test('S12 a token cannot widen itself by the routes meant for others', async () => {
  const one = await makeParent({ allowed_cidrs: ['127.0.0.0/8'], max_uses: 50 });
  const call = await as(one);
  const byItself = (input: UpdateToken) => outcomeOf(at.run((ctx) => updateToken(ctx, one.token.id, input), call));
  for (const input of [
    { allowed_cidrs: [] },
    { max_uses: null },
    { expires_in: '300d' },
    { grants: [grant('builder', '*')] },
  ]) {
    expect([input, ['permission_denied', 'grants_not_held'].includes(await byItself(input))]).toEqual([input, true]);
  }
  expect(await byItself({ description: 'mine' })).toBe('done');
  await at.db.query(`update keyfob.token set issued_by_person_at = now() - interval '360 days' where id = $1`, [
    one.token.id,
  ]);
  for (const extend of [
    () => at.run((ctx) => extendSelf(ctx, { expires_in: '90d' }), call),
    () => at.run((ctx) => extendToken(ctx, one.token.id, { expires_in: '90d' }), call),
  ]) {
    expect(await outcomeOf(extend())).toBe('invalid_request');
  }
  const rotated = await at.run((ctx) => rotateToken(ctx, one.token.id, { grace_seconds: 0 }), call);
  expect(Date.parse(rotated.token.expires_at ?? '')).toBeLessThanOrEqual(Date.now() + 5 * 86_400_000 + 60_000);
  const again = await as(rotated);
  expect(await outcomeOf(at.run((ctx) => rotateSelf(ctx, { grace_seconds: 0, expires_in: '31d' }), again))).toBe(
    'invalid_request',
  );
});

test('S12 a downgraded owner’s personal tokens shrink at once, and nothing re-adds what was lost', async () => {
  const ada = await addMember(at, [grant('builder', '*'), makes]);
  const mine = await at.run(
    (ctx) => createToken(ctx, { kind: 'personal', grants: [grant('builder', '*'), makes] }),
    ada,
  );
  const child = await makeChild(mine, { kind: 'personal', grants: [grant('builder', 'delete')] });
  expect(await outcomeOf(makeChild(mine, { grants: [] }))).toBe('permission_denied');
  expect([await codeOf(mine, 'delete'), await codeOf(child, 'delete')]).toEqual(['valid', 'valid']);

  await ada.hold([grant('builder', 'list')]);
  expect([await codeOf(mine, 'delete'), await codeOf(child, 'delete'), await codeOf(mine)]).toEqual([
    'insufficient_permissions',
    'insufficient_permissions',
    'valid',
  ]);
  const change = (input: UpdateToken) => outcomeOf(at.run((ctx) => updateToken(ctx, mine.token.id, input), ada));
  expect(await change({ grants: [grant('builder', '*'), grant('artifact', 'list')] })).toBe('grants_not_held');
  expect(await change({ grants: [grant('builder', 'list')] })).toBe('done');
  expect(await change({ grants: [grant('builder', 'list', 'delete')] })).toBe('grants_not_held');
  const rotated = await at.run((ctx) => rotateToken(ctx, mine.token.id, { grace_seconds: 0 }), ada);
  expect(rotated.token.effective_grants).toEqual([grant('builder', 'list')]);
  await ada.hold([grant('builder', '*')]);
  expect(await codeOf(rotated, 'delete')).toBe('insufficient_permissions');
});

test('S12 a repeated request shows no value to a caller who no longer holds what it carries', async () => {
  const ada = await addMember(at, [grant('builder', '*'), makes]);
  const create = () =>
    at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [grant('builder', 'delete')] }, 'k'), ada);
  const { token } = await create();
  const rotate = () => at.run((ctx) => rotateToken(ctx, token.id, { grace_seconds: 0 }, 'k'), ada);
  await ada.hold([grant('builder', 'list'), makes]);
  expect(await outcomeOf(create())).toBe('grants_not_held');
  await ada.hold([grant('builder', '*')]);
  expect(await outcomeOf(create())).toBe('permission_denied');
  await ada.hold([grant('builder', '*'), makes]);
  expect(await outcomeOf(create())).toBe('done');
  await rotate();
  await ada.hold([grant('builder', '*')]);
  expect(await outcomeOf(rotate())).toBe('permission_denied');
});

test('a child does no more than its parent may do now: another level, another role, a disabled parent', async () => {
  const { rows } = await at.db.query<{ id: string }>(
    `insert into keyfob.role (id, workspace_id, key, name, grants, created_at)
     values (gen_random_uuid(), $1, 'makers', 'Makers', $2, now()) returning id`,
    [at.workspaceId, JSON.stringify([grant('builder', '@read'), makes])],
  );
  const parent = await at.run((ctx) => createToken(ctx, { kind: 'workspace', role: 'makers', type: 'standard' }));
  const child = await makeChild(parent);
  expect(await codeOf(child)).toBe('valid');
  await at.db.query('update keyfob.role set grants = $2 where id = $1', [rows[0]?.id, JSON.stringify([makes])]);
  expect(await codeOf(child)).toBe('insufficient_permissions');
  const { explain } = await at.run((ctx) =>
    explainToken(ctx, child.token.id, { require: [{ resource_type: 'builder', action: 'list' }] }),
  );
  expect(explain.filter(({ ok }) => !ok).map(({ check }) => check)).toEqual(['insufficient_permissions']);
  await at.db.query('update keyfob.role set grants = $2 where id = $1', [
    rows[0]?.id,
    JSON.stringify([grant('builder', '@read'), makes]),
  ]);
  const types = `update keyfob.installation set resource_types = replace(resource_types::text, $1, $2)::jsonb`;
  const list = (level: string) => `{"key": "list", "level": "${level}"}`;
  await at.db.query(types, [list('read'), list('owner')]);
  expect(await codeOf(child)).toBe('insufficient_permissions');
  await at.db.query(types, [list('owner'), list('read')]);
  expect(await codeOf(child)).toBe('valid');
  await at.run((ctx) => disableToken(ctx, parent.token.id));
  expect(await codeOf(child)).toBe('disabled');
});
