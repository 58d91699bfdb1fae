/** Controls, breaks of a line, and invisible marks that reorder it; not the joiners that scripts and emoji need. */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200C\u200D])\p{Cf}/gu;

/** What others named may hold escape sequences, or marks that reorder the line: none reaches a terminal. */
export function withoutControls(text: string): string {
  return text.toWellFormed().replaceAll(HIDDEN, '\uFFFD');
}

/** JSON already escapes the controls below U+0020, and what was indented stays so; this does the same for all others. */
export function json(data: unknown, indent = 2): string {
  return JSON.stringify(data, null, indent).replaceAll(HIDDEN, (hidden) =>
    hidden === '\n' ? hidden : hidden.replaceAll(/[^]/g, escaped),
  );
}

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** One object a line, for what has no end. */
export function jsonLine(data: unknown): string {
  return `${json(data, 0)}\n`;
}

/** One cell: a dash for nothing, objects as JSON. */
export function cell(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return withoutControls(typeof value === 'string' ? value : JSON.stringify(value));
}

/** `1 grant`, `2 grants`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function title(field: string): string {
  return withoutControls(field).replaceAll('_', ' ').toUpperCase();
}

/** `2026-11-22 10:00 UTC`; a dash for none. */
export function time(at: string | null | undefined): string {
  return at === null || at === undefined ? '–' : `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}

/** `3 min ago`, `in 6 d`: whole units, the largest that fits; what is to come is rounded, so that a day that just began is one. */
export function fromNow(at: string, now = Date.now()): string {
  const milliseconds = Date.parse(at) - now;
  const whole = (length: number) =>
    (milliseconds < 0 ? Math.floor : Math.round)(Math.abs(milliseconds) / 1000 / length);
  const [length, unit]: [number, string] =
    whole(1) < 60 ? [1, 's'] : whole(60) < 60 ? [60, 'min'] : whole(3600) < 24 ? [3600, 'h'] : [86_400, 'd'];
  const amount = `${whole(length)} ${unit}`;
  return milliseconds < 0 ? `${amount} ago` : `in ${amount}`;
}
