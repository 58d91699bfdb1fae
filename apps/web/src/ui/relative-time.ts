const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Each unit’s length, and the least time told in it: “in 89 days” says more than “in 2 months”. */
const units: { unit: Intl.RelativeTimeFormatUnit; length: number; from: number }[] = [
  { unit: 'year', length: 365 * DAY, from: 2 * 365 * DAY },
  { unit: 'month', length: 30 * DAY, from: 120 * DAY },
  { unit: 'day', length: DAY, from: DAY },
  { unit: 'hour', length: HOUR, from: HOUR },
  { unit: 'minute', length: MINUTE, from: MINUTE },
];

const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });

/** `3 min. ago`, `in 30 days`, `now`. Days and longer are rounded: what was given 30 days a minute ago still has 30. */
export function relativeTime(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const told = units.find(({ from }) => Math.abs(seconds) >= from);
  if (!told) return words.format(0, 'second');
  const whole = told.length >= DAY ? Math.round : Math.trunc;
  return words.format(whole(seconds / told.length), told.unit);
}
