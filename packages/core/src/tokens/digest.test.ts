import { createHash, createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyedDigest, parsePeppers, pepperFingerprint, valueHash } from './digest.ts';

const key = (fill: number, bytes = 32) => Buffer.alloc(bytes, fill);
const entry = (version: number | string, bytes: Buffer) => `${version}:${bytes.toString('base64')}`;

test('a stored digest is HMAC-SHA-256(pepper, SHA-256(value))', () => {
  const hash = createHash('sha256').update('kf_pat_x').digest();
  expect(valueHash('kf_pat_x')).toEqual(hash);
  expect(keyedDigest(hash, { version: 1, key: key(7) })).toEqual(createHmac('sha256', key(7)).update(hash).digest());
});

test('two peppers have two fingerprints, and a fingerprint shows nothing of its key', () => {
  const fingerprint = pepperFingerprint({ version: 1, key: key(1) });
  expect(fingerprint).toMatch(/^[0-9a-f]{32}$/);
  expect(pepperFingerprint({ version: 2, key: key(1) })).toBe(fingerprint);
  expect(pepperFingerprint({ version: 1, key: key(2) })).not.toBe(fingerprint);
});

test('the highest version is current, whatever the order or separator', () => {
  for (const separator of [',', '\n', ' , ', ',\r\n']) {
    const peppers = parsePeppers([entry(1, key(1)), entry(10, key(2, 64)), entry(2, key(3))].join(separator) + '\n');
    expect(peppers.current).toEqual({ version: 10, key: key(2, 64) });
    expect(peppers.all.map((pepper) => pepper.version)).toEqual([10, 2, 1]);
  }
  expect(parsePeppers(entry(1, key(255)).replace(/=+$/, '')).current.key).toEqual(key(255));
});

test('a wrong pepper is named by its version and rule, without its key', () => {
  const short = randomBytes(31);
  for (const [text, message] of [
    ['', /empty/],
    [' ,\n', /empty/],
    [key(1).toString('base64'), /pepper 1 does not start with a version/],
    [entry('0', key(1)), /version from 1/],
    [entry('-1', key(1)), /version from 1/],
    [entry('40000', key(1)), /version from 1 to 32767/],
    [`${entry(1, key(1))},${entry(1, key(2))}`, /version 1 is given twice/],
    [entry(3, short), /version 3 has 31 bytes; the least is 32/],
    ['4:', /version 4 is not base64/],
    ['4:päpper päpper päpper päpper päpper', /version 4 is not base64/],
  ] as const) {
    expect(() => parsePeppers(text)).toThrow(message);
  }
  expect(() => parsePeppers(entry(3, short))).not.toThrow(short.toString('base64').slice(0, 12));
});
