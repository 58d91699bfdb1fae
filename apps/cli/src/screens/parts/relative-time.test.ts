import { expect, test } from 'vitest';
import { relativeTime } from './relative-time.ts';

const now = Date.parse('2026-03-01T12:00:00Z');

test.each([
  ['2026-03-01T12:00:00Z', 'now'],
  ['2026-03-01T12:00:01Z', 'in 1s'],
  ['2026-03-01T11:59:58Z', 'now'],
  ['2026-03-01T11:59:18Z', '42s ago'],
  ['2026-03-01T11:56:30Z', '3m ago'],
  ['2026-02-28T13:00:00Z', '23h ago'],
  ['2026-02-28T00:00:00Z', '36h ago'],
  ['2026-03-31T11:59:59Z', 'in 30d'],
  ['2024-02-29T12:00:00Z', '2y ago'],
])('%s is told as "%s"', (at, told) => {
  expect(relativeTime(at, now)).toBe(told);
});
