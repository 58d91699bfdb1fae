import { expect, test } from 'vitest';
import { ignoreFile, setInDotenv } from './merge-lines.ts';

test.each([
  ['an empty file', '', 'T', 'v', 'T=v\n'],
  ['a file without an end', 'A=1', 'T', 'v', 'A=1\nT=v\n'],
  ['another value, and how it was written', '# c\nexport T = "old"\nA=1\n', 'T', 'v', '# c\nexport T = v\nA=1\n'],
  ['the same value in quotes', 'T="v" # here\n', 'T', 'v', 'T="v" # here\n'],
  ['nothing to say', 'T=old\n', 'T', '', 'T=old\n'],
  ['nothing to say yet', 'A=1\n', 'T', '', 'A=1\nT=\n'],
  ['Windows line ends', 'A=1\r\nT=old\r\n', 'T', 'v', 'A=1\r\nT=v\r\n'],
  ['a longer name', 'TT=1\n', 'T', 'v', 'TT=1\nT=v\n'],
])('.env, %s', (_, text, name, value, expected) => {
  const once = setInDotenv('.env', text, name, value);
  expect(once).toBe(expected);
  expect(setInDotenv('.env', once, name, value)).toBe(once);
});

test.each([
  ['A=1\nhello\n', '.env is not a .env file: line 2'],
  ['A="one\ntwo"\n', '.env is not a .env file: line 1'],
])('.env, what cannot be read is refused with its line', (text, message) => {
  expect(() => setInDotenv('.env', text, 'T', 'v')).toThrow(message);
});

test.each([
  ['', '.env\n'],
  ['dist', 'dist\n.env\n'],
  ['dist\r\n', 'dist\r\n.env\r\n'],
  ['/.env\n', '/.env\n'],
  ['.env*\n', '.env*\n'],
  ['.env\n!.env\n', '.env\n!.env\n.env\n'],
  ['.environment\n', '.environment\n.env\n'],
])('.gitignore %j keeps .env out', (text, expected) => {
  expect(ignoreFile(text, '.env')).toBe(expected);
  expect(ignoreFile(expected, '.env')).toBe(expected);
});
