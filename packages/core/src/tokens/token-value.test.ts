import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { maskTokenValue, tableMask } from './mask-token-value.ts';
import { MAX_VALUE_LENGTH, mintTokenValue, parseTokenValue } from './token-value.ts';

const KINDS = ['personal', 'workspace', 'service'] as const;
const ENVIRONMENTS = ['production', 'test'] as const;

/** Cryptographic bytes, drawn a megabyte at a time: a call for each value would take most of the test's time. */
let pool = Buffer.alloc(0);
function random(bytes: number): Uint8Array {
  if (pool.length < bytes) pool = randomBytes(1 << 20);
  const drawn = pool.subarray(0, bytes);
  pool = pool.subarray(bytes);
  return drawn;
}

const mint = (
  prefix = 'kf',
  kind: (typeof KINDS)[number] = 'personal',
  environment: (typeof ENVIRONMENTS)[number] = 'production',
) => mintTokenValue({ prefix, kind, environment, random });

test('S1 a million values: no duplicate', () => {
  const count = 1_000_000;
  const seen = new Set<string>();
  for (let made = 0; made < count; made += 1) seen.add(mint());
  console.log(`S1: ${count} values, ${count - seen.size} duplicates`);
  expect(seen.size).toBe(count);
}, 120_000);

test('S1 every one-character change is refused', () => {
  let tried = 0;
  const accepted: string[] = [];
  const characters = Array.from({ length: 130 }, (_, code) => String.fromCharCode(code)).concat(
    'é',
    '…',
    '０',
    '\ud800',
  );
  for (const prefix of ['kf', 'platform']) {
    for (const kind of KINDS) {
      for (const environment of ENVIRONMENTS) {
        const value = mint(prefix, kind, environment);
        for (let at = 0; at <= value.length; at += 1) {
          const [before, here, after] = [value.slice(0, at), value.charAt(at), value.slice(at + 1)];
          const changed = characters.flatMap((character) => [
            before + character + after,
            before + character + here + after,
          ]);
          for (const wrong of [...changed, before + after]) {
            if (wrong === value) continue;
            tried += 1;
            if (parseTokenValue(wrong) !== null) accepted.push(wrong);
          }
        }
      }
    }
  }
  console.log(`S1: ${tried} one-character changes, ${accepted.length} accepted`);
  expect(accepted).toEqual([]);
});

test('a value says its prefix, kind and environment, and shows only its first 8 random characters and last 4', () => {
  for (const kind of KINDS) {
    for (const environment of ENVIRONMENTS) {
      const value = mint('acme2', kind, environment);
      const code = { personal: 'pat', workspace: 'wst', service: 'svc' }[kind];
      const head = `acme2_${code}_${environment === 'test' ? 'test_' : ''}`;
      expect(value).toMatch(new RegExp(`^${head}[0-9A-Za-z]{36}$`));
      expect(parseTokenValue(value)).toEqual({
        prefix: 'acme2',
        kind,
        environment,
        start: value.slice(0, head.length + 8),
        last4: value.slice(-4),
      });
    }
  }
});

test('every base62 character is equally likely', () => {
  let next = 0;
  const everyByteInTurn = (count: number) => Uint8Array.from({ length: count }, () => next++ % 256);
  const counts = new Map<string, number>();
  for (let made = 0; made < 62 * 64 * 2; made += 1) {
    const value = mintTokenValue({ prefix: 'kf', kind: 'service', environment: 'production', random: everyByteInTurn });
    for (const character of value.slice(7, 37)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  expect(counts.size).toBe(62);
  expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
});

test('a prefix outside 2 to 8 of a-z and 0-9 cannot mint', () => {
  for (const prefix of ['', 'k', 'Kf', 'k_f', 'platforms', 'kf\n']) expect(() => mint(prefix)).toThrow(/2 to 8/);
});

test('a value that is too long is refused at once', () => {
  expect(mint('platform', 'service', 'test')).toHaveLength(MAX_VALUE_LENGTH);
  expect(parseTokenValue('a'.repeat(10_000_000))).toBeNull();
  expect(parseTokenValue('')).toBeNull();
});

test('tables show 10 characters, more where the prefix would leave fewer than 3 random ones', () => {
  expect(tableMask('kf_pat_a1b2c3d4')).toBe('kf_pat_a1b');
  expect(tableMask('kf_pat_test_a1b2c3d4')).toBe('kf_pat_test_a1b');
  expect(tableMask('platform_svc_test_a1b2c3d4')).toBe('platform_svc_test_a1b');
  expect(maskTokenValue({ start: 'kf_pat_a1b2c3d4', last4: 'f9g0' })).toBe('kf_pat_a1b2c3d4…f9g0');
});
