import { expect, test } from 'vitest';
import { nextPath } from './next-path.ts';

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
