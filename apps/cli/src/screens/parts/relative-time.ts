const units = [
  ['y', 365 * 86_400, 2 * 365 * 86_400],
  ['d', 86_400, 2 * 86_400],
  ['h', 3600, 3600],
  ['m', 60, 60],
  ['s', 1, 1],
] as const;

/** Short enough for a column: `now`, `42s ago`, `3h ago`, `in 278d`. */
export function relativeTime(at: string, now: number): string {
  const seconds = Math.round((Date.parse(at) - now) / 1000);
  const span = Math.abs(seconds);
  const [unit, length] = units.find(([, , from]) => span >= from) ?? [];
  if (unit === undefined || length === undefined || (seconds < 0 && span < 3)) return 'now';
  // What was given 30 days a second ago still has 30.
  const count = length >= 86_400 ? Math.round(span / length) : Math.floor(span / length);
  return seconds > 0 ? `in ${count}${unit}` : `${count}${unit} ago`;
}
