import { expect, test } from 'vitest';
import { setInJson } from './merge-json.ts';

const set = (text: string, path: string, value: unknown) => setInJson('c.json', text, path.split('.'), value);

test.each<[string, string, string, unknown, string]>([
  ['an empty file', '', 'a.b', 1, '{\n  "a": {\n    "b": 1\n  }\n}\n'],
  ['an empty object', '{}', 'a', 1, '{\n  "a": 1\n}'],
  ['tabs', '{\n\t"a": {\n\t\t"b": 1\n\t}\n}\n', 'a.c', 2, '{\n\t"a": {\n\t\t"b": 1,\n\t\t"c": 2\n\t}\n}\n'],
  [
    'odd spaces elsewhere',
    '{ "x" :1 ,\n    "a": {}\n}',
    'a.b',
    true,
    '{ "x" :1 ,\n    "a": {\n        "b": true\n    }\n}',
  ],
  ['Windows line ends', '{\r\n  "a": 1\r\n}\r\n', 'b', 2, '{\r\n  "a": 1,\r\n  "b": 2\r\n}\r\n'],
  ['a value that goes', '{\n  "a": 1,\n  "b": 2\n}\n', 'a', undefined, '{\n  "b": 2\n}\n'],
  ['a value that never was', '{ "b": 2 }', 'a', undefined, '{ "b": 2 }'],
])('%s: only that place changes, and doing it again changes nothing', (_, text, path, value, expected) => {
  const once = set(text, path, value);
  expect(once).toBe(expected);
  expect(set(once, path, value)).toBe(once);
});

test.each([
  ['half a file', '{\n  "a": 1,\n', /^c\.json is not JSON: line 3$/],
  ['a comment', '{\n  // mine\n  "a": 1 }', /^c\.json is not JSON: line 2$/],
  ['a comma too many', '{ "a": 1,\n}', /^c\.json is not JSON: line 2$/],
  ['a list at the top', '[]', /^the top of c\.json cannot be changed safely$/],
  ['text where a map must be', '{ "a": "b" }', /^a of c\.json cannot be changed safely$/],
])('%s is refused with its place', (_, text, message) => {
  expect(() => set(text, 'a.b', 1)).toThrow(message);
});
