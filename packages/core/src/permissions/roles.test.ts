import { expect, test } from 'vitest';
import { buildCatalog } from './catalog.ts';
import { allows, covers } from './grant.ts';
import { builtInRoles } from './roles.ts';
import { starterCatalog } from './starter-catalog.ts';

const catalog = buildCatalog(starterCatalog, [
  {
    key: 'vault',
    actions: [
      { key: 'list', level: 'read' },
      { key: 'burn', level: 'owner' },
    ],
  },
]);
const KEYS = ['viewer', 'member', 'manager', 'administrator', 'owner'];

/** Who may do what: v(iewer), m(ember), M(anager), a(dministrator), o(wner). Every action there is stands in it. */
const TABLE = `
  builder              list vmMao  get vmMao  access mMao  ensure mMao  create mMao  delete ao
  artifact             list vmMao  get vmMao  resolve vmMao  create mMao  write mMao  delete ao
  instance             list vmMao  get vmMao  create mMao  update mMao  destroy mMao
  github/runner-profile list vmMao get vmMao  create mMao  update mMao  delete ao
  vault                list vmMao  burn o
  keyfob/token         list vmMao  get vmMao  verify ao  create Mao  update Mao  rotate Mao  extend Mao  disable ao  enable ao  revoke ao  delete ao
  keyfob/member        list vmMao  get vmMao  create ao  update ao  delete ao  impersonate ao
  keyfob/role          list vmMao  get vmMao  create ao  update ao  delete ao
  keyfob/webhook       list ao  get ao  create ao  update ao  delete ao
  keyfob/workspace     list o  get vmMao  create o  update ao  delete o
  keyfob/audit         list ao  get ao  export ao  verify ao  erase ao
  keyfob/housekeeping  list ao  get ao  run ao  pause ao  resume ao  approve ao
  keyfob/installation  get -  update -
`;

test('the built-in roles hold exactly what the table says', () => {
  const letters = ['v', 'm', 'M', 'a', 'o'];
  const stated = TABLE.trim()
    .split('\n')
    .flatMap((line) => {
      const [type = '', ...cells] = line.trim().split(/\s+/);
      return cells.flatMap((action, at) =>
        at % 2 === 0 ? [[type, action, (cells[at + 1] ?? '').replace('-', '')] as const] : [],
      );
    });
  const actual = stated.map(([type, action]) => {
    const holders = builtInRoles.filter(({ grants }) => allows(grants, { resource_type: type, action }, catalog));
    return [type, action, holders.map(({ key }) => letters[KEYS.indexOf(key)]).join('')];
  });
  expect(actual).toEqual(stated);
  const everyAction = [...catalog].flatMap(([type, actions]) =>
    [...actions.keys()].map((action) => `${type}:${action}`),
  );
  expect(stated.map(([type, action]) => `${type}:${action}`).sort()).toEqual(everyAction.sort());
});

test('each role holds everything the one before it holds', () => {
  expect(builtInRoles.map(({ key }) => key)).toEqual(KEYS);
  for (const [at, role] of builtInRoles.entries()) {
    for (const lower of builtInRoles.slice(0, at)) expect(covers(role.grants, lower.grants, catalog)).toBe(true);
    for (const higher of builtInRoles.slice(at + 1)) expect(covers(role.grants, higher.grants, catalog)).toBe(false);
  }
});

test('built-in roles have the names people know and fixed UUIDv7 ids', () => {
  expect(builtInRoles.map(({ name }) => name)).toEqual([
    'Viewer',
    'Team Member',
    'Workspace Manager',
    'Administrator',
    'Owner',
  ]);
  for (const { id } of builtInRoles)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(builtInRoles.map(({ id }) => id)).size).toBe(5);
});
