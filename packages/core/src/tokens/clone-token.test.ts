import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import { outcomeOf, refusalOf } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import type { Grant } from '../permissions/grant.schema.ts';
import { createToken } from './create-token.ts';
import { deleteToken } from './delete-token.ts';
import { revokeToken } from './revoke-token.ts';
import type { CreateToken, Token } from './token.schema.ts';

const grant = (resource_type: string, ...actions: string[]): Grant => ({ resource_type, resource_id: '*', actions });
const DAY = 86_400_000;

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterEach(() => at.db.query(`update keyfob.workspace set policy = '{}'`));
afterAll(() => at.close());

const create = (input: CreateToken, call?: Call) => at.run((ctx) => createToken(ctx, input), call);
const clone = (source: Token, more: CreateToken = {}, call?: Call) => create({ clone_of: source.id, ...more }, call);
const days = ({ created_at, expires_at }: Token) => (Date.parse(expires_at ?? '') - Date.parse(created_at)) / DAY;

const full = {
  name: 'ci of the main branch',
  description: 'Builds',
  kind: 'workspace',
  type: 'standard',
  environment: 'test',
  grants: [grant('builder', 'list', 'ensure')],
  expires_in: '12d',
  not_before: '2026-01-01T00:00:00.000Z',
  max_uses: 7,
  allowed_cidrs: ['10.0.0.0/8'],
  rate_limit: { limit: 5, window_seconds: 60 },
  metadata: { team: 'blue' },
} as const satisfies CreateToken;

test('a clone has everything of its source but its name, its value and its history', async () => {
  const source = await create(structuredClone(full) as CreateToken);
  const made = await clone(source.token);
  const own = ['id', 'handle', 'name', 'start', 'last4', 'created_at', 'expires_at', 'family_id'];
  const shared = (token: Token) => Object.fromEntries(Object.entries(token).filter(([field]) => !own.includes(field)));
  expect(shared(made.token)).toEqual(shared(source.token));
  expect(made.value).not.toBe(source.value);
  expect(made.token.name).not.toBe(source.token.name);
  expect(made.token).toMatchObject({ family_id: made.token.id, parent_id: null, predecessor_id: null });
  expect(days(made.token)).toBeCloseTo(12, 3);
});

test('what the request names comes before what the source has', async () => {
  const { token } = await create({ ...structuredClone(full), name: 'another' });
  const { name: _name, expires_in: _length, ...asked } = full;
  const others = {
    description: 'Deploys',
    kind: 'personal',
    environment: 'production',
    grants: [grant('artifact', 'list')],
    max_uses: 3,
    allowed_cidrs: [],
    metadata: {},
  } satisfies CreateToken;
  const { token: made } = await clone(token, { name: 'other', expires_in: '2d', ...others });
  expect(made).toMatchObject({ ...asked, ...others, name: 'other' });
  expect(days(made)).toBeCloseTo(2, 3);
  const typed = (await clone(token, { type: 'read_only' })).token;
  expect(typed).toMatchObject({ type: 'read_only', access: 'read', refreshable: false });
  expect(days(typed)).toBeCloseTo(90, 3);
  const { token: role } = await create({ kind: 'workspace', role: 'viewer' });
  expect((await clone(role)).token).toMatchObject({ role: 'viewer' });
  expect((await clone(role, { grants: [] })).token).toMatchObject({ role: null, grants: [] });
});

test('a clone is held to the policy of now, and one without an end needs its leave', async () => {
  await at.db.query(`update keyfob.workspace set policy = '{"allow_no_expiry": true}'`);
  const { token } = await create({ kind: 'workspace', grants: [], no_expiry: true });
  expect((await clone(token)).token.expires_at).toBeNull();
  await at.db.query(`update keyfob.workspace set policy = '{"max_lifetime": 864000}'`);
  expect(days((await clone(token)).token)).toBeCloseTo(10, 3);
  await at.db.query(`update keyfob.workspace set policy = '{"allowed_kinds": ["personal"]}'`);
  expect((await refusalOf(clone(token))).errors?.[0]?.path).toBe('kind');
});

test('a dead token can be cloned, a deleted one is not there', async () => {
  const { token } = await create({ kind: 'workspace', grants: [], name: 'gone' });
  await at.run((ctx) => revokeToken(ctx, token.id, {}));
  expect((await clone(token, { name: 'gone' })).token.status).toBe('active');
  await at.run((ctx) => deleteToken(ctx, token.id));
  expect(await outcomeOf(clone(token))).toBe('not_found');
});

test('a personal token is cloned by its owner alone', async () => {
  const everything = [grant('*', '*'), grant('keyfob/token', '*')];
  const [ada, bob, eve] = [await addMember(at, everything), await addMember(at, everything), await addMember(at, [])];
  const { token } = await create({ kind: 'personal', grants: [grant('builder', 'list')] }, ada);
  expect((await clone(token, {}, ada)).token).toMatchObject({ kind: 'personal', owner: { id: ada.id } });
  expect(await outcomeOf(clone(token, {}, bob))).toBe('permission_denied');
  expect(await outcomeOf(clone(token, { kind: 'workspace' }, bob))).toBe('permission_denied');
  expect(await outcomeOf(clone(token, {}, eve))).toBe('not_found');
  await ada.hold([]);
  expect(await outcomeOf(clone(token, {}, ada))).toBe('grants_not_held');
  expect((await clone(token, { grants: [] }, ada)).token.effective_grants).toEqual([]);
});

test('without a token to clone, the kind must be said', async () => {
  const refusal = await refusalOf(create({ grants: [] }));
  expect([refusal.code, refusal.errors?.[0]?.path]).toEqual(['invalid_request', 'kind']);
});
