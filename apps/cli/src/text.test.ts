import { expect, test } from 'vitest';
import { json, withoutControls } from './text.ts';

test.each([
  ['an escape sequence', '\u001B[2Jgone', '\uFFFD[2Jgone'],
  ['a C1 control', '\u009B31mred', '\uFFFD31mred'],
  ['a line break', 'one\r\ntwo', 'one\uFFFD\uFFFDtwo'],
  ['a line separator', 'one\u2028two', 'one\uFFFDtwo'],
  ['a mark that turns the line around', 'exe.\u202Etxt', 'exe.\uFFFDtxt'],
  ['an isolate', '\u2066abc\u2069', '\uFFFDabc\uFFFD'],
  ['half a character', 'a\uD800b', 'a\uFFFDb'],
  ['an invisible character', 'ad\u00ADmin\u200B', 'ad\uFFFDmin\uFFFD'],
])('S18 %s is shown as a replacement character', (_, given, shown) => {
  expect(withoutControls(given)).toBe(shown);
});

test('every script and joined emoji stay as they are', () => {
  for (const text of ['Überwachung', '日本語のトークン', 'مفتاح', '👩‍💻 build', 'می‌خواهم'])
    expect(withoutControls(text)).toBe(text);
});

test('JSON of a hostile text is the same text once it is parsed, and nothing on the way acts on a terminal', () => {
  const hostile = { name: 'a\u001B[2J\u009B31m\u202Eb\u2028\u{E0041}c', list: ['\u00AD'] };
  const printed = json(hostile);
  expect(JSON.parse(printed)).toEqual(hostile);
  expect(printed.replaceAll('\n', '')).toMatch(/^[ -~]*$/);
});
