import { expect, test } from 'vitest';
import { isStorable } from './text.schema.ts';

test('text that PostgreSQL cannot store is told from text that only speaks of it', () => {
  for (const refused of ['\0', 'a\0b', '\ud800', '\udfff', { deep: ['x', { '\0': 1 }] }, '\\\0']) {
    expect([refused, isStorable(refused)]).toEqual([refused, false]);
  }
  for (const fine of [
    '',
    '\u{1f511}',
    String.raw`\u0000`,
    String.raw`\\ud800`,
    { a: [String.raw`C:\u0000`, null, 1] },
  ]) {
    expect([fine, isStorable(fine)]).toEqual([fine, true]);
  }
});
