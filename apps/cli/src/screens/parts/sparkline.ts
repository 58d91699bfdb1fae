const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** A bar for each count; a dot where there was nothing. The highest count fills its cell. */
export function sparkline(counts: readonly number[]): string {
  const most = Math.max(...counts, 1);
  return counts
    .map((count) => (count === 0 ? '·' : (bars[Math.ceil((count / most) * bars.length) - 1] ?? '█')))
    .join('');
}

/** A count for each of the last `days` days up to `now` (UTC, as the service counts), oldest first. */
export function byDay(counted: ReadonlyMap<string, number>, days: number, now: number): number[] {
  return Array.from({ length: days }, (_, at) => {
    const day = new Date(now - (days - 1 - at) * 86_400_000).toISOString().slice(0, 10);
    return counted.get(day) ?? 0;
  });
}
