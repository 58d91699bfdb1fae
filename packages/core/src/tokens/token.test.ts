import { expect, test } from 'vitest';
import { buildCatalog } from '../permissions/catalog.ts';
import { starterCatalog } from '../permissions/starter-catalog.ts';
import { effectiveGrants, judge } from './token.ts';
import type { OwnerFacts, Snapshot, TokenFacts } from './token.ts';

const now = new Date('2026-11-22T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const on = (resource_type: string, ...actions: string[]) => ({ resource_type, resource_id: '*', actions });
const owner: OwnerFacts = {
  memberId: 'm',
  email: 'ada@example.com',
  externalId: null,
  role: 'viewer',
  grants: [on('*', '@read')],
  active: true,
};

function snapshot(token: Partial<TokenFacts> = {}, rest: Partial<Snapshot> = {}): Snapshot {
  return {
    token: {
      id: 't',
      handle: 'ci_1',
      name: 'ci',
      kind: 'workspace',
      environment: 'production',
      grants: [on('builder', '*')],
      access: 'full',
      notBefore: null,
      allowedCidrs: [],
      maxUses: null,
      useCount: 0,
      rateLimit: null,
      rotationDueAt: null,
      metadata: {},
      ...token,
    },
    workspace: { id: 'w', slug: 'acme', externalId: null, active: true, allowedCidrs: [] },
    owner: null,
    parent: null,
    catalog: buildCatalog(starterCatalog),
    ...rest,
  };
}

const request = { asWorkspace: 'w', require: [] };

test('a token of another workspace is exactly as unknown as one that does not exist', () => {
  const asked = { ...request, asWorkspace: 'w2', explain: true };
  expect(judge(snapshot(), asked, now)).toEqual(judge(null, asked, now));
  expect(judge(null, asked, now)).toEqual({
    code: 'not_found',
    missing: [],
    warnings: [],
    grants: [],
    checks: [{ check: 'not_found', ok: false, detail: 'No such token.' }],
  });
});

test('a refusal names what is missing, all of it, and nothing else', () => {
  const require = ['list', 'create'].flatMap((action) =>
    ['builder', 'artifact'].map((resource_type) => ({ resource_type, action })),
  );
  expect(judge(snapshot(), { ...request, require }, now)).toMatchObject({
    code: 'insufficient_permissions',
    missing: [on('artifact', 'create', 'list')],
    grants: [on('builder', '*')],
  });
});

test('a personal token may do what its owner holds now, and a read-only one only reads', () => {
  const personal = snapshot(
    { kind: 'personal', grants: [on('builder', '*'), on('keyfob/token', 'create')] },
    { owner },
  );
  expect(effectiveGrants(personal)).toEqual([on('builder', '@read')]);
  expect(effectiveGrants(personal)).toBe(effectiveGrants(personal));
  expect(effectiveGrants(snapshot({ kind: 'personal' }))).toEqual([]);
  expect(effectiveGrants(snapshot({ access: 'read', grants: [on('builder', 'list', 'create')] }))).toEqual([
    on('builder', 'list'),
  ]);
});

test('a valid token says what will soon be in the way', () => {
  const warnings = (token: Partial<TokenFacts>) => judge(snapshot(token), request, now).warnings;
  expect(warnings({})).toEqual([]);
  expect(warnings({ expiresAt: inDays(7.01) })).toEqual([]);
  expect(warnings({ expiresAt: inDays(7) })).toEqual(['expires_soon']);
  expect(warnings({ expiresAt: inDays(1), graceEndsAt: inDays(0.5), rotationDueAt: now })).toEqual([
    'expires_soon',
    'superseded',
    'rotation_due',
  ]);
  expect(warnings({ rotationDueAt: inDays(1) })).toEqual([]);
  expect(warnings({ expiresAt: inDays(1), disabledAt: now })).toEqual([]);
});

test('explain shows every check in order, also those after the first that failed', () => {
  const asked = { ...request, explain: true, require: [{ resource_type: 'artifact', action: 'list' }] };
  const { code, checks } = judge(snapshot({ expiresAt: inDays(-1), maxUses: 3, useCount: 3 }), asked, now);
  expect(code).toBe('expired');
  expect(checks?.map(({ check, ok }) => (ok ? check : `${check}!`)).join(' ')).toBe(
    'not_found wrong_workspace wrong_environment revoked expired! workspace_inactive owner_inactive disabled not_yet_valid ip_denied insufficient_permissions! uses_exceeded!',
  );
  expect(checks?.filter(({ ok }) => !ok).map(({ detail }) => detail)).toEqual([
    'Expires 2026-11-21T12:00:00.000Z.',
    'Lacks artifact:list.',
    'Used 3 of 3 times.',
  ]);
  expect(judge(snapshot(), request, now).checks).toBeUndefined();
});

test('with an address list set, a call without an address, or with a nonsense one, is refused', () => {
  const listed = snapshot({ allowedCidrs: ['10.0.0.0/8', '2001:db8::/32'] });
  const code = (sourceIp?: string) => judge(listed, { ...request, sourceIp }, now).code;
  expect(['10.1.2.3', '::ffff:10.1.2.3', '2001:db8::1'].map(code)).toEqual(['valid', 'valid', 'valid']);
  expect([undefined, '', 'localhost', '11.0.0.1', '2001:db9::1'].map(code)).toEqual(
    Array.from({ length: 5 }, () => 'ip_denied'),
  );
});

test('few grants of every type, read-only, in a large catalog: judged right, and the verdict stays small', () => {
  const actions = Array.from(
    { length: 18 },
    (_, at) => ({ key: `do-${at}`, level: at === 0 ? 'read' : 'owner' }) as const,
  );
  const wide = buildCatalog(Array.from({ length: 100 }, (_, at) => ({ key: `type-${at}`, actions })));
  const grants = Array.from({ length: 100 }, (_, at) => ({
    resource_type: '*',
    resource_id: `${at}`,
    actions: actions.map(({ key }) => key),
  }));
  const subject = snapshot({ grants: [...grants, on('keyfob/token', '*')], access: 'read' }, { catalog: wide });
  const asks = (resource_type: string, action: string, resource_id = '7') =>
    judge(subject, { ...request, require: [{ resource_type, resource_id, action }] }, now).code;
  expect(asks('type-99', 'do-0')).toBe('valid');
  expect(asks('type-99', 'do-1')).toBe('insufficient_permissions');
  expect(asks('type-99', 'do-0', '100')).toBe('insufficient_permissions');
  expect(judge(subject, request, now).grants).toBe(subject.token.grants);
  // As authority it is never more than what it may do.
  expect(effectiveGrants(subject)).toEqual([on('keyfob/token', '@read')]);
});

test('a child may do no more than its parent may now, and is as dead as its parent', () => {
  const parent = { id: 'p', grants: [on('builder', 'list')], access: 'full' } as const;
  const codeOf = (more: Partial<NonNullable<Snapshot['parent']>>, action = 'list') =>
    judge(
      snapshot({}, { parent: { ...parent, ...more } }),
      { ...request, require: [{ resource_type: 'builder', action }] },
      now,
    ).code;
  expect(codeOf({})).toBe('valid');
  expect(codeOf({}, 'create')).toBe('insufficient_permissions');
  expect(codeOf({ grants: [on('builder', '*')], access: 'read' }, 'create')).toBe('insufficient_permissions');
  expect(codeOf({ revokedAt: now })).toBe('revoked');
  expect(codeOf({ expiresAt: now })).toBe('expired');
  expect(codeOf({ disabledAt: now })).toBe('disabled');
});
