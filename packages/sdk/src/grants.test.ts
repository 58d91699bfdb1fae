import { expect, test } from 'vitest';
import { formatGrant, grantChecker, parseGrant } from './grants.ts';

const types = [
  {
    key: 'builder',
    own: false,
    actions: [
      { key: 'list', level: 'read' as const },
      { key: 'delete', level: 'admin' as const },
    ],
  },
];

test.each([
  ['builder:list', '*:@read', true],
  ['builder:delete', '*:@read', false],
  ['builder:delete', '*:*', true],
  ['builder:list', 'builder:list:ci-*', false],
  ['builder:list:ci-1', 'builder:list:ci-*', true],
  ['keyfob/token:list', '*:*', false],
  ['unknown:list', '*:@read', false],
])('whether %s is within %s: %s', (wanted, held, answer) => {
  const [ask, grant] = [parseGrant(wanted), parseGrant(held)];
  if (!ask || !grant) throw new Error('both are short forms');
  const { resource_type, resource_id, action } = grant;
  const grants = [{ resource_type, actions: [action], ...(resource_id && { resource_id }) }];
  expect(grantChecker(grants, types)(ask)).toBe(answer);
  expect(grants.flatMap(formatGrant)).toEqual([held]);
});

test('what is no short form is read as nothing', () => {
  for (const text of ['', 'builder', 'Builder:list', 'builder:List', 'builder:list:a b', ':list']) {
    expect(parseGrant(text)).toBeNull();
  }
});
