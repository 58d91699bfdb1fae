import type { Policy, Role } from '@keyfob/sdk';
import { expect, test } from 'vitest';
import { findConflicts } from './find-conflicts.ts';
import { formatPlan } from './format-plan.ts';
import { planChanges } from './plan-changes.ts';
import type { CurrentState } from './plan.ts';
import { readKeyfile } from './read-keyfile.ts';

const policy: Policy = {
  max_lifetime: 31_536_000,
  allow_no_expiry: false,
  allowed_kinds: ['personal', 'workspace'],
  allowed_cidrs: [],
  max_tokens_per_member: 100,
  max_tokens_per_workspace: 10_000,
  max_family_age: 31_536_000,
  warning_days: [30, 7, 1],
  unused_after: 7_776_000,
  auto_disable_after: null,
  auto_revoke_after: null,
  rotation_after: 7_776_000,
  audit_retention: null,
};
const role = (key: string, built_in: boolean, ...actions: string[]): Role => ({
  key,
  name: key,
  description: '',
  built_in,
  grants: [{ resource_type: 'builder', resource_id: '*', actions }],
  created_at: '2026-01-01T00:00:00Z',
  version: 3,
});
const current: CurrentState = {
  types: [
    {
      key: 'builder',
      own: true,
      actions: [
        { key: 'list', level: 'read' },
        { key: 'ensure', level: 'write' },
      ],
    },
    { key: 'instance', own: true, actions: [{ key: 'list', level: 'read' }] },
    { key: 'artifact', own: false, actions: [{ key: 'get', level: 'read' }] },
  ],
  roles: [role('viewer', true, '@read'), role('deployer', false, 'list', 'ensure'), role('old', false, 'list')],
  policy,
};

function plan(text: string, { prune = false, foreseen = undefined as Policy | undefined } = {}) {
  const read = readKeyfile(text);
  if (!read.ok) throw new Error(read.mistakes.map(({ message }) => message).join());
  return planChanges(read.keyfile, current, foreseen, { prune });
}

const same = `
resource_types:
  builder: { ensure: write, list: read }
  artifact: { get: read }
  instance: { list: read }
roles:
  deployer: { grants: ["builder:ensure:*", "builder:list"] }
  old: { name: old, grants: [{ resource_type: builder, actions: [list, list] }] }
`;

test('a file that says what is there changes nothing, in whatever order and spelling', () => {
  const { changes, kept, steps } = plan(same, { prune: true, foreseen: policy });
  expect({ changes, kept, steps }).toEqual({
    changes: [],
    kept: [],
    steps: { createRoles: [], updateRoles: [], deleteRoles: [] },
  });
  expect(formatPlan(plan(same))).toEqual(['Nothing to change.']);
});

test('what comes, changes and goes is told in lines; without --prune nothing goes', () => {
  const file = `
resource_types:
  builder: { list: write, get: read, ensure: write }
  depot: { list: read }
roles:
  deployer: { description: ships, grants: ["builder:ensure"] }
  reader: { grants: ["depot:list"] }
`;
  const foreseen = { ...policy, max_lifetime: 7_776_000, unused_after: null, allowed_cidrs: ['10.0.0.0/8'] };
  expect(formatPlan(plan(file, { foreseen }))).toEqual([
    'Resource types',
    '  ~ builder',
    '      ~ list: read → write',
    '      + get (read)',
    '  + depot',
    '      + list (read)',
    'Roles',
    '  ~ deployer',
    '      ~ description: – → ships',
    '      - builder:list',
    '  + reader',
    '      + depot:list',
    'Policy',
    '  ~ max_lifetime: 1y → 90d',
    '  ~ allowed_cidrs: none → 10.0.0.0/8',
    '  ~ unused_after: 90d → never',
    'Not in the file, and staying: instance, old (--prune removes)',
    'Plan: 2 to add, 5 to change, 0 to remove.',
  ]);
  expect(formatPlan(plan(file, { prune: true })).slice(-5)).toEqual([
    '      - builder:list',
    '  + reader',
    '      + depot:list',
    '  - old',
    'Plan: 2 to add, 2 to change, 2 to remove.',
  ]);
});

test('types come before the roles about them and go after them', () => {
  const file =
    'resource_types:\n  builder: { list: read }\n  depot: { list: read }\nroles:\n  reader: { grants: ["depot:list"] }\n';
  const { steps } = plan(file, { prune: true });
  expect(steps.typesFirst?.map(({ key, actions }) => [key, actions.map((action) => action.key).join()])).toEqual([
    ['instance', 'list'],
    ['builder', 'list,ensure'],
    ['depot', 'list'],
  ]);
  expect(steps.typesLast?.map(({ key, actions }) => [key, actions.map((action) => action.key).join()])).toEqual([
    ['builder', 'list'],
    ['depot', 'list'],
  ]);
  expect(steps.deleteRoles).toEqual(['deployer', 'old']);
  const narrowing = plan('resource_types:\n  builder: { list: read }\n').steps;
  expect(narrowing.typesFirst).toBeUndefined();
  expect(narrowing.typesLast?.map(({ key }) => key)).toEqual(['instance', 'builder']);
});

test('a section that is left out is left alone, even with --prune', () => {
  expect(plan('version: 1\n', { prune: true })).toMatchObject({ changes: [], kept: [] });
});

test('what only the workspace can tell: shared types, built-in roles, grants about nothing', () => {
  const file = `
resource_types:
  artifact: { get: write }
  depot: { list: read }
roles:
  viewer: { grants: ["*:@read"] }
  reader: { grants: ["depot:list", "depot:get", "depto:list", "keyfob/nothing:list", "builder:@write"] }
`;
  const read = readKeyfile(file);
  const found = read.ok ? findConflicts(read.keyfile, current) : [];
  expect(found.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
    'resource_types.artifact is a shared type of this installation, with other actions; choose another key',
    'roles.viewer is built in and stays as it is; choose another key',
    'roles.reader.grants.1 unknown action get of depot; known: list',
    'roles.reader.grants.2 unknown resource type depto; known: artifact, builder, depot, instance',
    'roles.reader.grants.3 unknown resource type keyfob/nothing; known: artifact, builder, depot, instance',
  ]);
});
