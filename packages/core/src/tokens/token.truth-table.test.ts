import { expect, test } from 'vitest';
import { buildCatalog } from '../permissions/catalog.ts';
import { starterCatalog } from '../permissions/starter-catalog.ts';
import { judge, statusOf } from './token.ts';
import type { Snapshot, VerifyRequest } from './token.ts';

const now = new Date('2026-11-22T12:00:00Z');
const before = new Date(now.getTime() - 1);
const after = new Date(now.getTime() + 1);
const catalog = buildCatalog(starterCatalog);
const grants = (...actions: string[]) => [{ resource_type: 'builder', resource_id: '*', actions }];

/** Every flag a verdict can turn on. */
const TOKEN = {
  kind: ['personal', 'workspace', 'service'],
  life: ['issued', 'rotated, in grace', 'grace over', 'revoked', 'deleted', 'revoked in grace'],
  expired: [false, true],
  disabled: [false, true],
  early: [false, true],
  usedUp: [false, true],
  access: ['full', 'read'],
  owner: ['active', 'active, reads only', 'inactive', 'gone'],
  workspace: ['active', 'inactive'],
  addresses: ['none', 'own list', 'policy list', 'both lists'],
} as const;
const REQUEST = {
  verifier: ['same workspace', 'another workspace', 'service token'],
  workspace: ['not asked', 'id', 'slug', 'another'],
  environment: ['not asked', 'same', 'another'],
  source: ['none', 'in both', 'in own only'],
  require: ['nothing', 'read', 'write', 'both', 'lacking'],
} as const;

type Flags<Table extends Record<string, readonly unknown[]>> = { [Key in keyof Table]: Table[Key][number] };
type TokenFlags = Flags<typeof TOKEN>;
type RequestFlags = Flags<typeof REQUEST>;

/** The order of product.md §2, written a second time, over flags alone. */
const ORACLE: [string, (token: TokenFlags, request: RequestFlags) => boolean][] = [
  [
    'not_found',
    (token, { verifier }) =>
      verifier === 'another workspace' || (verifier === 'same workspace' && token.kind === 'service'),
  ],
  [
    'wrong_workspace',
    (token, { workspace }) => workspace === 'another' || (workspace !== 'not asked' && token.kind === 'service'),
  ],
  ['wrong_environment', (_, { environment }) => environment === 'another'],
  ['revoked', ({ life }) => life !== 'issued' && life !== 'rotated, in grace'],
  ['expired', ({ expired }) => expired],
  ['workspace_inactive', ({ kind, workspace }) => kind !== 'service' && workspace === 'inactive'],
  ['owner_inactive', ({ kind, owner }) => kind === 'personal' && (owner === 'inactive' || owner === 'gone')],
  ['disabled', ({ disabled }) => disabled],
  ['not_yet_valid', ({ early }) => early],
  [
    'ip_denied',
    ({ kind, addresses }, { source }) => {
      const own = addresses === 'own list' || addresses === 'both lists';
      const policy = kind !== 'service' && (addresses === 'policy list' || addresses === 'both lists');
      return (own && source === 'none') || (policy && source !== 'in both');
    },
  ],
  [
    'insufficient_permissions',
    ({ kind, access, owner }, { require }) => {
      const readsOnly = access === 'read' || (kind === 'personal' && owner === 'active, reads only');
      return require === 'lacking' || ((require === 'write' || require === 'both') && readsOnly);
    },
  ],
  ['uses_exceeded', ({ usedUp }) => usedUp],
  ['valid', () => true],
];

function* every<Table extends Record<string, readonly unknown[]>>(table: Table): Generator<Flags<Table>> {
  const keys = Object.keys(table);
  const total = keys.reduce((product, key) => product * (table[key]?.length ?? 0), 1);
  for (let number = 0; number < total; number += 1) {
    let rest = number;
    const flags: Record<string, unknown> = {};
    for (const key of keys) {
      const values = table[key] ?? [];
      flags[key] = values[rest % values.length];
      rest = Math.floor(rest / values.length);
    }
    yield flags as Flags<Table>;
  }
}

function snapshotOf(flags: TokenFlags): Snapshot {
  const ownList = flags.addresses === 'own list' || flags.addresses === 'both lists';
  const policyList = flags.addresses === 'policy list' || flags.addresses === 'both lists';
  const owner = { memberId: 'm', email: null, externalId: null, role: 'x', active: flags.owner !== 'inactive' };
  return {
    token: {
      id: 't',
      handle: 'ci_1',
      name: 'ci',
      kind: flags.kind,
      environment: 'production',
      grants: grants('get', 'ensure'),
      access: flags.access,
      revokedAt: flags.life === 'revoked' || flags.life === 'revoked in grace' ? before : null,
      deletedAt: flags.life === 'deleted' ? before : null,
      graceEndsAt: flags.life === 'grace over' ? now : flags.life.endsWith('in grace') ? after : null,
      disabledAt: flags.disabled ? before : null,
      expiresAt: flags.expired ? now : after,
      notBefore: flags.early ? after : now,
      allowedCidrs: ownList ? ['10.0.0.0/8'] : [],
      maxUses: 2,
      useCount: flags.usedUp ? 2 : 1,
      rateLimit: null,
      rotationDueAt: null,
      metadata: {},
    },
    workspace:
      flags.kind === 'service'
        ? null
        : {
            id: 'w',
            slug: 'acme',
            externalId: null,
            active: flags.workspace === 'active',
            allowedCidrs: policyList ? ['10.1.0.0/16'] : [],
          },
    owner:
      flags.kind !== 'personal' || flags.owner === 'gone'
        ? null
        : { ...owner, grants: flags.owner === 'active, reads only' ? grants('@read') : grants('@write') },
    parent: null,
    catalog,
  };
}

function requestOf(flags: RequestFlags): VerifyRequest {
  const wants = { nothing: [], read: ['get'], write: ['ensure'], both: ['get', 'ensure'], lacking: ['get', 'delete'] }[
    flags.require
  ];
  return {
    asWorkspace: { 'same workspace': 'w', 'another workspace': 'w2', 'service token': null }[flags.verifier],
    workspace: { 'not asked': undefined, id: 'w', slug: 'acme', another: 'w2' }[flags.workspace],
    environment: ({ 'not asked': undefined, same: 'production', another: 'test' } as const)[flags.environment],
    sourceIp: { none: undefined, 'in both': '10.1.0.1', 'in own only': '10.2.0.1' }[flags.source],
    require: wants.map((action) => ({ resource_type: 'builder', action })),
  };
}

test('S6 every combination of token, owner, workspace and request flags has the verdict of the documented order', () => {
  const requests = [...every(REQUEST)].map((flags) => ({ flags, request: requestOf(flags) }));
  const counts = new Map<string, number>();
  const wrong: unknown[] = [];
  let total = 0;
  for (const flags of every(TOKEN)) {
    const snapshot = snapshotOf(flags);
    for (const { flags: asked, request } of requests) {
      const expected = ORACLE.find(([, applies]) => applies(flags, asked))?.[0] ?? '';
      const { code } = judge(snapshot, request, now);
      total += 1;
      counts.set(code, (counts.get(code) ?? 0) + 1);
      if (code !== expected && wrong.length < 5) wrong.push({ flags, asked, code, expected });
    }
  }
  console.log(
    `S6: ${total} combinations, ${wrong.length} different from the oracle; ${[...counts].map((pair) => pair.join(' ')).join(', ')}`,
  );
  expect(wrong).toEqual([]);
  expect([...counts.keys()].sort()).toEqual(ORACLE.map(([code]) => code).sort());
});

test('S6 every combination of instants has the first status that applies', () => {
  const instant = { none: null, past: before, now, ahead: after };
  const all = [
    ...every({
      revoked: ['none', 'past'],
      deleted: ['none', 'past'],
      grace: Object.keys(instant),
      expiry: Object.keys(instant),
      disabled: ['none', 'past'],
    }),
  ];
  const at = (word: string | undefined) => instant[word as keyof typeof instant];
  const reached = (word: string | undefined) => word === 'past' || word === 'now';
  for (const { revoked, deleted, grace, expiry, disabled } of all) {
    const facts = {
      revokedAt: at(revoked),
      deletedAt: at(deleted),
      graceEndsAt: at(grace),
      expiresAt: at(expiry),
      disabledAt: at(disabled),
    };
    let expected = 'active';
    if (disabled === 'past') expected = 'disabled';
    if (grace === 'ahead') expected = 'superseded';
    if (reached(expiry)) expected = 'expired';
    if (revoked === 'past' || deleted === 'past' || reached(grace)) expected = 'revoked';
    expect([facts, statusOf(facts, now)]).toEqual([facts, expected]);
  }
  console.log(`S6: ${all.length} combinations of instants have the right status`);
});
