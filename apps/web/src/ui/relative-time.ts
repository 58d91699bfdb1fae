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

/** `3 min. ago`, `in 89 days`, `now`; whole units, rounded towards now. */
export function relativeTime(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const told = units.find(({ from }) => Math.abs(seconds) >= from);
  return told ? words.format(Math.trunc(seconds / told.length), told.unit) : words.format(0, 'second');
}
