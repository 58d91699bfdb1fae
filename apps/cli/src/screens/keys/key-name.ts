import type { Key } from 'ink';

const named = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pgup'],
  ['pageDown', 'pgdn'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const satisfies readonly (readonly [keyof Key, string])[];

/** A key as the help writes it: `j`, `G`, `space`, `shift-tab`, `ctrl-d`. */
export function keyName(input: string, key: Key): string {
  if (key.tab) return key.shift ? 'shift-tab' : 'tab';
  const [, name] = named.find(([field]) => key[field]) ?? [];
  if (name !== undefined) return name;
  if (input === ' ') return 'space';
  if (key.ctrl) return `ctrl-${input}`;
  if (/^[A-Z]$/.test(input) && input !== 'G') return `shift-${input.toLowerCase()}`;
  return input;
}
