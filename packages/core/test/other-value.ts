import { randomInt } from 'node:crypto';

/** The text with one character changed. */
export function otherText(text: string): string {
  if (text === '') return 'x';
  const place = randomInt(text.length);
  return `${text.slice(0, place)}${text[place] === 'x' ? 'y' : 'x'}${text.slice(place + 1)}`;
}

/** A JSON value that differs from this one in one place: a leaf changed, a field added or gone. */
export function otherJson(value: unknown): unknown {
  if (typeof value === 'string') return otherText(value);
  if (typeof value === 'number') return value + 1;
  if (value === null || typeof value !== 'object') return 'made up';
  if (Array.isArray(value)) return [...(value as unknown[]), 'made up'];
  const keys = Object.keys(value);
  const key = keys[randomInt(keys.length + 1)];
  if (key === undefined) return { ...value, made: 'up' };
  const { [key]: old, ...rest } = value as Record<string, unknown>;
  return randomInt(4) === 0 ? rest : { ...rest, [key]: otherJson(old) };
}
