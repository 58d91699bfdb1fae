import type { Key } from 'ink';
import { expect, test } from 'vitest';
import { keyName } from './key-name.ts';

const pressed = (held: Partial<Key>): Key => ({ ...({} as Key), ...held });

test.each([
  ['j', {}, 'j'],
  ['G', { shift: true }, 'G'],
  ['O', { shift: true }, 'shift-o'],
  ['d', { ctrl: true }, 'ctrl-d'],
  [' ', {}, 'space'],
  ['', { tab: true, shift: true }, 'shift-tab'],
  ['', { return: true }, 'enter'],
  ['', { downArrow: true }, 'down'],
  ['?', {}, '?'],
])('%j with %j is %s', (input, held, name) => {
  expect(keyName(input, pressed(held))).toBe(name);
});
