import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { generatedName } from './generated-name.ts';
import { handle } from './handle.ts';
import { nameKey, TokenName } from './name.ts';

const read = (name: unknown) => {
  const result = TokenName.safeParse(name);
  return result.success ? result.data : result.error.issues.map((issue) => issue.message).join('; ');
};

test('a name is trimmed, composed and at most 100 characters', () => {
  expect(read('  CI Runner ')).toBe('CI Runner');
  expect(read('e\u0301te')).toBe('\u00e9te');
  expect(read('naïve “Zapier” 同期 🚀')).toBe('naïve “Zapier” 同期 🚀');
  expect(read('x'.repeat(100))).toHaveLength(100);
  expect(Array.from(read('🚀'.repeat(100)))).toHaveLength(100);
  expect(read('x'.repeat(101))).toBe('must be at most 100 characters');
  expect(read(' '.repeat(5))).toBe('must not be empty');
  expect(read('')).toBe('must not be empty');
});

test('a name holds nothing invisible: no control, bidi or zero-width character', () => {
  for (const code of [
    0, 9, 10, 13, 27, 0x7f, 0x85, 0xad, 0x200b, 0x200d, 0x200e, 0x202e, 0x2028, 0x2029, 0x2066, 0x2069, 0xfeff, 0xd800,
    0xe0041,
  ]) {
    expect(read(`ci${String.fromCodePoint(code)}`)).toMatch(/control, zero-width/);
  }
});

test('names that differ by case or spelling of a letter are one name', () => {
  expect(nameKey('CI Runner')).toBe(nameKey('ci runner'));
  expect(nameKey('\u00c9T\u00c9')).toBe(nameKey('e\u0301te\u0301'));
  expect(nameKey('ci')).not.toBe(nameKey('cd'));
});

test('a generated name is readable, allowed and seldom the same', () => {
  expect(generatedName(() => Uint8Array.of(8, 30, 0x4f, 0x02))).toBe('calm-harbor-4f02');
  const names = Array.from({ length: 1000 }, () => generatedName(randomBytes));
  expect(new Set(names).size).toBeGreaterThan(990);
  for (const name of names) {
    expect(name).toMatch(/^[a-z]+-[a-z]+-[0-9a-f]{4}$/);
    expect(read(name)).toBe(name);
  }
});

test('a handle is the creator’s e-mail, else external id, else the token’s name, and the end of the id', () => {
  const token = {
    creatorEmail: 'ada@example.com',
    creatorExternalId: 'u-1',
    name: 'ci',
    id: '0197c1c0-0000-7000-8000-0000deadbeef',
  };
  expect(handle(token)).toBe('ada@example.com_deadbeef');
  expect(handle({ ...token, creatorEmail: null })).toBe('u-1_deadbeef');
  expect(handle({ ...token, creatorEmail: null, creatorExternalId: null })).toBe('ci_deadbeef');
});
