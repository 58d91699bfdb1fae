import { expect, test } from 'vitest';
import { readKeyfile } from './read-keyfile.ts';

const read = (text: string) => {
  const result = readKeyfile(text);
  return result.ok ? result.keyfile : result.mistakes.map(({ path, line, message }) => `${line} ${path}: ${message}`);
};

test('a whole file: types with levels, roles with short and long grants, a policy', () => {
  const file = `
version: 1
resource_types:
  builder: { list: read, ensure: write }
  github/runner-profile:
    delete: admin
roles:
  deployer:
    name: Deployer
    grants:
      - builder:ensure
      - builder:@read:prod-*
      - { resource_type: builder, resource_id: "a:b", actions: [list, ensure] }
policy:
  max_lifetime: 90d
`;
  expect(read(file)).toEqual({
    resourceTypes: [
      {
        key: 'builder',
        actions: [
          { key: 'list', level: 'read' },
          { key: 'ensure', level: 'write' },
        ],
      },
      { key: 'github/runner-profile', actions: [{ key: 'delete', level: 'admin' }] },
    ],
    roles: [
      {
        key: 'deployer',
        name: 'Deployer',
        grants: [
          { resource_type: 'builder', actions: ['ensure'] },
          { resource_type: 'builder', resource_id: 'prod-*', actions: ['@read'] },
          { resource_type: 'builder', resource_id: 'a:b', actions: ['list', 'ensure'] },
        ],
      },
    ],
    policy: { max_lifetime: '90d' },
  });
});

test('what is left out is left alone; an empty section declares that there is nothing', () => {
  expect(read('# nothing yet\n')).toEqual({});
  expect(read('')).toEqual({});
  expect(read('roles:\n')).toEqual({ roles: [] });
  expect(read('resource_types: {}\n')).toEqual({ resourceTypes: [] });
});

test.each([
  ['an unknown section', 'tokens: {}', '1 tokens: is not known here; known: version, resource_types, roles, policy'],
  ['another version', '# a\nversion: 2', '2 version: must be 1, the only version there is'],
  ['a list instead of a map', 'roles:\n  - deployer', '1 roles: must be a map of names to values, not a list'],
  ['text at the top', 'hello', '1 : must be a map of names to values, not the string "hello"'],
  [
    'a bad level',
    'resource_types:\n  builder:\n    list: reed',
    '3 resource_types.builder.list: must have one of the levels read, write, admin, owner, not the string "reed"',
  ],
  [
    'a bad type',
    'resource_types:\n  Builder: {list: read}',
    '2 resource_types.Builder: must be lower-case words of a–z, 0–9 and hyphens, parted by slashes, at most 64 characters',
  ],
  [
    'a reserved type',
    'resource_types:\n  keyfob/token: {list: read}',
    '2 resource_types.keyfob/token: must not begin with keyfob/, which is reserved',
  ],
  [
    'any type',
    'resource_types:\n  "*": {list: read}',
    '2 resource_types.*: must be lower-case words of a–z, 0–9 and hyphens, parted by slashes, at most 64 characters',
  ],
  [
    'a bad action',
    'resource_types:\n  builder: {"@read": read}',
    '2 resource_types.builder.@read: must begin with a–z and hold only a–z, 0–9, _ and -, at most 64 characters',
  ],
  [
    'no action',
    'resource_types:\n  builder: {}',
    '2 resource_types.builder: must have at least one action, such as list: read',
  ],
  [
    'a bad role key',
    'roles:\n  9lives: {grants: []}',
    '2 roles.9lives: must begin with a–z and hold only a–z, 0–9, _ and -, at most 64 characters',
  ],
  ['a role without grants', 'roles:\n  a:\n    name: A', '2 roles.a: needs grants, a list such as [builder:list]'],
  [
    'an unknown field',
    'roles:\n  a:\n    grants: []\n    colour: red',
    '4 roles.a.colour: is not known here; known: name, description, grants',
  ],
  [
    'a name that is no text',
    'roles:\n  a:\n    grants: []\n    name: 12',
    '4 roles.a.name: must be text, not the number 12; put it in quotes',
  ],
  [
    'a bad grant',
    'roles:\n  a:\n    grants:\n      - builder:list\n      - builder',
    '5 roles.a.grants.1: must be type:action[:id], such as builder:list, builder:@read or builder:delete:prod-*, not builder',
  ],
  [
    'a grant that is a number',
    'roles:\n  a:\n    grants: [7]',
    '3 roles.a.grants.0: must be type:action[:id], or a map with resource_type and actions, not the number 7',
  ],
])('%s is told with its path, line and rule', (_, text, mistake) => {
  expect(read(text)).toEqual([mistake]);
});

test('every mistake is told at once, in the order of the file', () => {
  const file = 'policy: 3\nroles:\n  A:\n    grants: [x]\nresource_types:\n  b: {c: d}\n';
  expect(read(file)).toEqual([
    expect.stringMatching(/^1 policy: /),
    expect.stringMatching(/^3 roles\.A: /),
    expect.stringMatching(/^4 roles\.A\.grants\.0: /),
    expect.stringMatching(/^6 resource_types\.b\.c: /),
  ]);
});

test('text that is no YAML, or says a key twice, is told with its line', () => {
  expect(read('roles:\n  a: [')).toEqual([expect.stringMatching(/^\d+ : /)]);
  expect(read('roles:\n  a: {grants: []}\n  a: {grants: []}')).toEqual([
    expect.stringMatching(/^3 : Map keys must be unique/),
  ]);
});
