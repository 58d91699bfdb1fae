const HOUR = 3600;
const DAY = 24 * HOUR;
const UNIT_SECONDS = { h: HOUR, d: DAY, w: 7 * DAY, y: 365 * DAY } as const;
const SHAPE = /^(0|[1-9][0-9]{0,9})([hdwy]?)$/;
const RULE = 'must be whole seconds or a whole number followed by h, d, w or y, such as 24h, 7d or 1y';

/** 100 years, in seconds: longer is a typing error; a policy's own maximum is checked where a lifetime is decided. */
export const MAX_DURATION = 100 * UNIT_SECONDS.y;

type ParsedDuration =
  | { readonly ok: true; readonly seconds: number }
  | { readonly ok: false; readonly message: string };

/**
 * `24h`, `7d`, `1w` (7 d exactly), `1y` (365 d exactly) or whole seconds (`86400`, also as text) → seconds.
 * Zero, negatives, fractions, other units and more than 100 years are refused with the rule they break.
 */
export function parseDuration(input: string | number): ParsedDuration {
  const match = SHAPE.exec(String(input));
  if (match === null) return { ok: false, message: RULE };
  const seconds = Number(match[1]) * unitSeconds(match[2]);
  if (seconds === 0) return { ok: false, message: 'must be more than zero' };
  if (seconds > MAX_DURATION) return { ok: false, message: 'must be at most 100y' };
  return { ok: true, seconds };
}

/** The shortest exact spelling: `1y`, `2w`, `90d`, `1h`, else whole seconds. `parseDuration` reads it back. */
export function formatDuration(seconds: number): string {
  for (const unit of ['y', 'w', 'd', 'h'] as const) {
    if (seconds > 0 && seconds % UNIT_SECONDS[unit] === 0) return `${seconds / UNIT_SECONDS[unit]}${unit}`;
  }
  return String(seconds);
}

function unitSeconds(unit: string | undefined): number {
  return unit === 'h' || unit === 'd' || unit === 'w' || unit === 'y' ? UNIT_SECONDS[unit] : 1;
}
