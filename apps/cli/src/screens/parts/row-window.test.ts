import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowWindow } from './row-window.ts';

test('the row in hand is always drawn, and no place is left empty that a row could fill', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), fc.integer({ min: 1, max: 50 }), fc.nat(200), (count, at, height, before) => {
      const index = Math.min(at, Math.max(0, count - 1));
      const first = rowWindow(count, index, height, before);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(index).toBeGreaterThanOrEqual(first);
      expect(index).toBeLessThan(first + height);
      expect(first).toBeLessThanOrEqual(Math.max(0, count - height));
    }),
  );
});

test('going down scrolls two rows before the edge', () => {
  expect(rowWindow(100, 7, 10, 0)).toBe(0);
  expect(rowWindow(100, 8, 10, 0)).toBe(1);
  expect(rowWindow(100, 99, 10, 80)).toBe(90);
});
