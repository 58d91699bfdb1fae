/** What others named may hold escape sequences: none reaches a terminal. */
export function withoutControls(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\uFFFD');
}

/** JSON already escapes the controls below U+0020; this does the same for those from U+007F. */
export function json(data: unknown, indent = 2): string {
  return JSON.stringify(data, null, indent).replaceAll(
    /[\u007F-\u009F]/g,
    (control) => `\\u00${control.charCodeAt(0).toString(16)}`,
  );
}

/** One object a line, for what has no end. */
export function jsonLine(data: unknown): string {
  return `${json(data, 0)}\n`;
}

/** One cell: a dash for nothing, objects as JSON. */
export function cell(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return withoutControls(typeof value === 'string' ? value : JSON.stringify(value));
}

export function title(field: string): string {
  return withoutControls(field).replaceAll('_', ' ').toUpperCase();
}

/** `2026-11-22 10:00 UTC`; a dash for none. */
export function time(at: string | null | undefined): string {
  return at === null || at === undefined ? '–' : `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

/** `3 min ago`, `in 6 d`: whole units, the largest that fits. */
export function fromNow(at: string, now = Date.now()): string {
  const milliseconds = Date.parse(at) - now;
  const seconds = Math.abs(milliseconds) / 1000;
  const [length, unit]: [number, string] =
    seconds < 60 ? [1, 's'] : seconds < 3600 ? [60, 'min'] : seconds < 86_400 ? [3600, 'h'] : [86_400, 'd'];
  const amount = `${Math.floor(seconds / length)} ${unit}`;
  return milliseconds < 0 ? `${amount} ago` : `in ${amount}`;
}
