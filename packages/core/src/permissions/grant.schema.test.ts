import { expect, test } from 'vitest';
import { Grant, Grants } from './grant.schema.ts';
import { formatShortForm, parseShortForm } from './short-form.ts';

const paths = (grant: unknown) => {
  const result = Grant.safeParse(grant);
  return result.success ? 'accepted' : result.error.issues.map((issue) => issue.path.join('.')).join(' ');
};

test('a grant without an id is for every id', () => {
  expect(Grant.parse({ resource_type: 'github/runner-profile', actions: ['*'] })).toEqual({
    resource_type: 'github/runner-profile',
    resource_id: '*',
    actions: ['*'],
  });
});

test('a wrong grant is refused where it is wrong', () => {
  const good = { resource_type: 'builder', resource_id: 'ci-*', actions: ['list', '@read'] };
  expect(paths(good)).toBe('accepted');
  expect(paths({ ...good, resource_id: 'arn:aws:s3/x_1~(!)' })).toBe('accepted');
  expect(paths({ ...good, color: 'red' })).toBe('');
  for (const resource_type of ['', 'Builder', '**', 'a*', 'a:b', '\u001b[31m', 'a'.repeat(65), 7])
    expect(paths({ ...good, resource_type })).toContain('resource_type');
  for (const resource_id of ['', '**', '*a', 'a*b', 'a**', 'a b', 'a\n', 'é', 'a'.repeat(201), null])
    expect(paths({ ...good, resource_id })).toContain('resource_id');
  for (const actions of [[], ['List'], ['@owner'], ['@all'], ['list*'], ['a b'], Array(51).fill('list'), 'list'])
    expect(paths({ ...good, actions })).toContain('actions');
  expect(Grants.safeParse(Array.from({ length: 100 }, () => good)).success).toBe(true);
  expect(Grants.safeParse(Array.from({ length: 101 }, () => good)).success).toBe(false);
});

test('type:action[:id] reads and writes the same', () => {
  expect(parseShortForm('builder:list')).toEqual({ resource_type: 'builder', action: 'list' });
  expect(parseShortForm('github/runner-profile:*:*')).toEqual({
    resource_type: 'github/runner-profile',
    action: '*',
    resource_id: '*',
  });
  expect(parseShortForm('bucket:get:arn:aws:s3:::x')).toEqual({
    resource_type: 'bucket',
    action: 'get',
    resource_id: 'arn:aws:s3:::x',
  });
  expect(parseShortForm('*:@read')).toEqual({ resource_type: '*', action: '@read' });
  for (const text of [
    '',
    'builder',
    ':list',
    'builder:',
    'builder:list:',
    'Builder:list',
    'builder:List',
    'builder:list:a b',
    'builder list',
    `${'a'.repeat(65)}:list`,
  ]) {
    expect([text, parseShortForm(text)]).toEqual([text, null]);
  }
  expect(formatShortForm({ resource_type: 'builder', resource_id: '*', actions: ['list', 'ensure'] })).toEqual([
    'builder:list',
    'builder:ensure',
  ]);
  expect(formatShortForm({ resource_type: 'builder', resource_id: 'ci:1*', actions: ['list'] })).toEqual([
    'builder:list:ci:1*',
  ]);
});
