import { crc32 as zlibCrc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { crc32 } from './crc32.ts';

test('the checksum is the CRC-32 anyone has at hand', () => {
  expect(crc32('123456789')).toBe(0xcbf43926);
  expect(crc32('')).toBe(0);
  for (const text of ['kf_pat_', 'a', 'Z'.repeat(60)]) expect(crc32(text)).toBe(zlibCrc32(text));
});
