import { expect, test } from 'vitest';
import { nextPath, servedPath } from './next-path.ts';

test.each([
  [null, '/workspaces'],
  ['', '/workspaces'],
  ['/workspace/1/access-tokens?status=all', '/workspace/1/access-tokens?status=all'],
  ['https://evil.example', '/workspaces'],
  ['//evil.example', '/workspaces'],
  ['/\\evil.example', '/workspaces'],
  ['javascript:alert(1)', '/workspaces'],
  ['/\t/evil.example', '/workspaces'],
  ['/\n\\evil.example', '/workspaces'],
  ['/\t\t//evil.example', '/workspaces'],
])('after signing in, ?next=%s leads to %s', (next, path) => {
  expect(nextPath(next)).toBe(path);
});

test.each([
  ['/admin/jobs', '/admin/jobs'],
  ['/admin/jobs?x=1', '/admin/jobs?x=1'],
  ['/admin/jobs/queue/mail?status=failed', '/admin/jobs/queue/mail?status=failed'],
  ['/x/../admin/jobs/', '/admin/jobs/'],
  ['/workspaces', null],
  ['/admin', null],
  ['/admin/jobsite', null],
  ['/admin/jobs/../..//evil.example', null],
  ['/workspaces?next=/admin/jobs', null],
])('the path %s is loaded anew as %s', (path, served) => {
  expect(servedPath(nextPath(path))).toBe(served);
});
