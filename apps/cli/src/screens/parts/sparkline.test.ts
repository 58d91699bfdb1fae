import { expect, test } from 'vitest';
import { byDay, sparkline } from './sparkline.ts';

test('the busiest day fills its cell, a day without use is a dot, a little use is still to be seen', () => {
  expect(sparkline([0, 1, 400, 800])).toBe('·▁▄█');
  expect(sparkline([0, 0])).toBe('··');
});

test('days that the service leaves out count as nothing, and today is last', () => {
  const now = Date.parse('2026-03-01T00:30:00Z');
  expect(
    byDay(
      new Map([
        ['2026-02-28', 5],
        ['2026-03-01', 2],
      ]),
      3,
      now,
    ),
  ).toEqual([0, 5, 2]);
});
