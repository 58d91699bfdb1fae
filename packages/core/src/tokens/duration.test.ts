import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, MAX_DURATION, parseDuration } from './duration.ts';

test('hours, days, weeks, years and whole seconds mean exactly what they say', () => {
  for (const [input, seconds] of [
    ['1h', 3600],
    ['24h', 86_400],
    ['7d', 604_800],
    ['1w', 604_800],
    ['1y', 31_536_000],
    ['365d', 31_536_000],
    ['100y', MAX_DURATION],
    ['86400', 86_400],
    [86_400, 86_400],
    [1, 1],
  ] as const) {
    expect(parseDuration(input)).toEqual({ ok: true, seconds });
  }
});

const notADuration = {
  ok: false,
  message: 'must be whole seconds or a whole number followed by h, d, w or y, such as 24h, 7d or 1y',
};

test('everything else is refused with the rule it breaks', () => {
  for (const input of [
    '',
    ' ',
    '1m',
    '30s',
    '30min',
    '1.5h',
    '-1h',
    '+1h',
    '1H',
    '1 h',
    ' 1h',
    '1h\n',
    '1h30m',
    '01h',
    'h',
    '1e3',
    '0x10',
    'never',
    '١h',
  ]) {
    expect(parseDuration(input)).toEqual(notADuration);
  }
  for (const input of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e21]) {
    expect(parseDuration(input)).toEqual(notADuration);
  }
  for (const input of ['0', '0h', '0y', 0, -0])
    expect(parseDuration(input)).toEqual({ ok: false, message: 'must be more than zero' });
  for (const input of ['101y', '36501d', '9999999999y', MAX_DURATION + 1]) {
    expect(parseDuration(input)).toEqual({ ok: false, message: 'must be at most 100y' });
  }
});

test('a duration is shown in the largest unit that is exact, and reads back the same', () => {
  expect([3600, 86_400, 604_800, 14 * 86_400, 30 * 86_400, 31_536_000, 90, 5400].map(formatDuration)).toEqual([
    '1h',
    '1d',
    '1w',
    '2w',
    '30d',
    '1y',
    '90',
    '5400',
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MAX_DURATION }), (seconds) => {
      expect(parseDuration(formatDuration(seconds))).toEqual({ ok: true, seconds });
    }),
    { numRuns: 2000 },
  );
});
