import { expect, test } from 'vitest';
import { Failure } from '../failure.ts';
import { setInYaml } from './merge-yaml.ts';
import type { MergeOptions } from './merge-yaml.ts';

const set = (text: string, path: string, value: unknown, options?: MergeOptions) =>
  setInYaml('ci.yml', text, path.split('.') as [string, ...string[]], value, options);

const workflow = `# how we ship
name:   ci   # odd spaces stay
on: [push]

env:
    # four spaces here
    FIRST: "1"     # one

# the jobs
jobs:
  build:
    steps:
    - run: make   # not indented
    - run: |
        two
        lines
`;

test.each<[string, string, string, unknown, string, MergeOptions?]>([
  ['an empty file', '', 'env.A', '1', 'env:\n  A: "1"\n'],
  ['a file of comments', '# hello\n', 'env.A', 'b', '# hello\nenv:\n  A: b\n'],
  ['no newline at the end', 'a: 1', 'b', 2, 'a: 1\nb: 2\n'],
  ['a key that is there', 'a: 1 # one\n', 'a', 1, 'a: 1 # one\n'],
  ['another value', 'a: 1 # one\nb: 2\n', 'a', 3, 'a: 3 # one\nb: 2\n'],
  ['a key without a value', 'env:\njobs: {}\n', 'env.A', 'b', 'env:\n  A: b\njobs: {}\n'],
  ['a flow map', 'env: { A: 1 } # x\n', 'env.B', '${{ x }}', 'env: { A: 1, B: "${{ x }}" } # x\n'],
  ['an empty flow map', 'env: {}\n', 'env.B', 2, 'env: { B: 2 }\n'],
  ['a nested place that is missing', 'a: 1\n', 'b.c.d', 2, 'a: 1\nb:\n  c:\n    d: 2\n'],
  [
    'before a key and its comment',
    'on: push\n\n# jobs\njobs: {}\n',
    'env.A',
    1,
    'on: push\n\nenv:\n  A: 1\n# jobs\njobs: {}\n',
    { before: 'jobs' },
  ],
  [
    'a list that lacks an item',
    'a:\n  b:\n  - x # first\n  - y\nc: 1\n',
    'a.b',
    ['z'],
    'a:\n  b:\n  - x # first\n  - y\n  - z\nc: 1\n',
  ],
  ['a flow list', 'a: [x]\n', 'a', ['z', 'x'], 'a: [x, z]\n'],
  [
    'a whole value',
    'a:\n  b: { x: 1, y: 2 } # gone\n  # stays\n  c: 1\n',
    'a.b',
    { x: 1 },
    'a:\n  b:\n    x: 1 # gone\n  # stays\n  c: 1\n',
    { replace: true },
  ],
  ['Windows line ends', 'a: 1\r\nb: 2\r\n', 'c.d', 3, 'a: 1\r\nb: 2\r\nc:\r\n  d: 3\r\n'],
  [
    'a tag of GitLab',
    'job:\n  script: !reference [.a, script]\n',
    'variables.A',
    'b',
    'job:\n  script: !reference [.a, script]\nvariables:\n  A: b\n',
  ],
])('%s: only that place changes, and doing it again changes nothing', (_, text, path, value, expected, options) => {
  const once = set(text, path, value, options);
  expect(once).toBe(expected);
  expect(set(once, path, value, options)).toBe(once);
});

test('comments, odd spaces and lists of a workflow stay as they are', () => {
  const merged = set(workflow, 'env.KEYFOB_TOKEN', '${{ secrets.KEYFOB_TOKEN }}');
  const line = '    KEYFOB_TOKEN: ${{ secrets.KEYFOB_TOKEN }}\n';
  expect(merged).toBe(workflow.replace('# one\n', `# one\n${line}`));
  const job = set(merged, 'jobs.keyfob', { steps: [{ run: 'x' }] });
  expect(job).toBe(`${merged}  keyfob:\n    steps:\n      - run: x\n`);
});

test.each([
  ['no YAML', 'a: 1\nb: [\n', /^ci\.yml is not YAML: line \d$/],
  ['a list at the top', '- a\n', /^ci\.yml is not a YAML map: line 1$/],
  ['the same key twice', 'a: 1\na: 2\n', /^ci\.yml is not YAML: line 2$/],
  ['two documents', 'a: 1\n---\nb: 1\n', /^ci\.yml is not YAML: line \d$/],
])('%s is refused with the line, and nothing is guessed', (_, text, message) => {
  expect(() => set(text, 'env.A', 'b')).toThrow(message);
});

test('a place that cannot take it safely is refused with what belongs there', () => {
  try {
    set('x: &a { b: 1 }\nenv: *a\n', 'env.A', 'b');
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.message).toBe('env.A of ci.yml cannot be changed safely');
    expect(error.details).toEqual(['env:', '  A: b']);
  }
});
