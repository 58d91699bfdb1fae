import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { keyByKey } from './key-by-key.ts';

test('what comes at once is read a key at a time; sequences and pastes stay whole', async () => {
  const keyboard = Object.assign(new PassThrough(), { setRawMode: () => {}, ref: () => {}, unref: () => {} });
  const keys = keyByKey(keyboard).setEncoding('utf8');
  const read: string[] = [];
  keys.on('data', (key: string) => read.push(key));
  for (const text of [':å日\r', '\u001B[A', '\u001B[200~two words\u001B[201~']) keyboard.write(text);
  await expect.poll(() => read).toEqual([':', 'å', '日', '\r', '\u001B[A', '\u001B[200~two words\u001B[201~']);
});
