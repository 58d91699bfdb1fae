import { expect, test } from 'vitest';
import { buildCatalog } from './catalog.ts';
import { unknownTerms } from './grant.ts';
import { PutResourceTypes } from './resource-types.schema.ts';
import { starterCatalog } from './starter-catalog.ts';

test('Keyfob’s own actions have the levels that are written down', () => {
  const catalog = buildCatalog([]);
  const words = ['token', 'member', 'role', 'workspace', 'audit', 'webhook', 'housekeeping', 'installation'];
  expect([...catalog.keys()].sort()).toEqual(words.map((word) => `keyfob/${word}`).sort());
  for (const [type, actions] of catalog) {
    for (const [action, level] of actions) {
      const written = /^(list|get|verify)$/.test(action)
        ? 'read'
        : /^(create|update|rotate|extend)$/.test(action)
          ? 'write'
          : 'admin';
      expect([type, action, level]).toEqual([
        type,
        action,
        `${type}:${action}` === 'keyfob/workspace:delete' ? 'owner' : written,
      ]);
    }
  }
});

test('a workspace adds types, and changes neither a shared one nor Keyfob’s own', () => {
  const mine = (key: string) => ({ key, actions: [{ key: 'delete', level: 'read' as const }] });
  const catalog = buildCatalog(starterCatalog, [
    mine('builder'),
    mine('keyfob/token'),
    mine('keyfob/new'),
    mine('vault'),
  ]);
  expect(catalog.get('builder')?.get('delete')).toBe('admin');
  expect(catalog.get('keyfob/token')?.get('delete')).toBe('admin');
  expect(catalog.has('keyfob/new')).toBe(false);
  expect(catalog.get('vault')).toEqual(new Map([['delete', 'read']]));
});

test('the starter catalog is one a person could have put, and knows the first examples', () => {
  expect(PutResourceTypes.safeParse({ data: starterCatalog }).success).toBe(true);
  const examples = [
    ['github/runner-profile', ['*']],
    ['builder', ['ensure', 'access']],
    ['artifact', ['create', 'resolve', 'list']],
    ['instance', ['create', 'get', 'list', 'destroy']],
  ] as const;
  const grants = examples.map(([resource_type, actions]) => ({
    resource_type,
    resource_id: '*',
    actions: [...actions],
  }));
  expect(unknownTerms(grants, buildCatalog(starterCatalog))).toEqual([]);
});

test('an unknown resource type or action is named with the valid ones', () => {
  const catalog = buildCatalog([
    {
      key: 'builder',
      actions: [
        { key: 'list', level: 'read' },
        { key: 'access', level: 'write' },
      ],
    },
  ]);
  const on = (resource_type: string, ...actions: string[]) => ({ resource_type, resource_id: '*', actions });
  const unknown = unknownTerms(
    [
      on('builder', 'list', 'destroy'),
      on('biulder', 'list'),
      on('*', '@read', 'list', 'verify'),
      on('keyfob/role', '*'),
    ],
    catalog,
  );
  expect(unknown.map(({ path }) => path)).toEqual([
    'grants.0.actions.1',
    'grants.1.resource_type',
    'grants.2.actions.2',
  ]);
  expect(unknown[0]?.message).toBe('unknown action destroy of builder; valid: access, list, @read, @write, @admin, *');
  expect(unknown[1]?.message).toMatch(
    /^unknown resource type biulder; valid: \*, builder, keyfob\/audit, .*keyfob\/workspace$/,
  );
});

test('resource types with reserved, odd, repeated or too many keys are refused where they stand', () => {
  const action = { key: 'list', level: 'read' };
  const type = (key: string, actions: unknown[] = [action]) => ({ key, actions });
  const many = <Row>(count: number, row: (at: number) => Row) => Array.from({ length: count }, (_, at) => row(at));
  const paths = (data: unknown) => {
    const result = PutResourceTypes.safeParse({ data });
    return result.success ? 'accepted' : result.error.issues.map((issue) => issue.path.join('.')).join(' ');
  };
  expect(paths([])).toBe('accepted');
  expect(paths([type('a'), type('github/runner-profile'), type('0-x', [{ key: 'do_it-2', level: 'owner' }])])).toBe(
    'accepted',
  );
  expect(
    paths(
      many(100, (at) =>
        type(
          `t${at}`,
          many(100, (number) => ({ key: `a${number}`, level: 'admin' })),
        ),
      ),
    ),
  ).toBe('accepted');
  for (const key of [
    '',
    '*',
    'A',
    '-a',
    'a_b',
    'a/',
    '/a',
    'a//b',
    'a:b',
    'a b',
    'keyfob',
    'keyfob/token',
    'keyfob/x',
    'a'.repeat(65),
  ]) {
    expect([key, paths([type(key)]).split(' ')[0]]).toEqual([key, 'data.0.key']);
  }
  for (const key of ['', '*', '@read', 'List', '1st', 'a:b', 'a'.repeat(65)]) {
    expect([key, paths([type('a', [{ key, level: 'read' }])]).split(' ')[0]]).toEqual([key, 'data.0.actions.0.key']);
  }
  expect(paths([type('a'), type('a')])).toBe('data.1.key');
  expect(paths([type('a', [action, action])])).toBe('data.0.actions.1.key');
  expect(paths([type('a', [])])).toBe('data.0.actions');
  expect(paths([type('a', [{ key: 'list', level: 'root' }])])).toBe('data.0.actions.0.level');
  expect(paths(many(101, (at) => type(`t${at}`)))).toBe('data');
  expect(
    paths([
      type(
        'a',
        many(101, (at) => ({ key: `a${at}`, level: 'read' })),
      ),
    ]),
  ).toBe('data.0.actions');
});
