import { expect, test } from 'vitest';
import { relativeTime } from './relative-time.ts';

const now = new Date('2026-11-22T12:00:00Z');

test.each([
  ['2026-11-22T11:59:20Z', 'now'],
  ['2026-11-22T12:00:40Z', 'now'],
  ['2026-11-22T11:57:10Z', '2 min. ago'],
  ['2026-11-22T15:30:00Z', 'in 3 hr.'],
  ['2026-11-21T11:00:00Z', 'yesterday'],
  ['2026-12-22T11:59:30Z', 'in 30 days'],
  ['2027-02-19T12:00:00Z', 'in 89 days'],
  ['2027-11-20T12:00:00Z', 'in 12 mo.'],
  ['2024-11-20T12:00:00Z', '2 yr. ago'],
])('%s reads as “%s”', (at, words) => {
  expect(relativeTime(new Date(at), now)).toBe(words);
});
