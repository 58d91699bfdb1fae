import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

test('the built file imports nothing: it runs in Node, Bun, Deno and browsers with nothing beside it', async () => {
  const built = await readFile(new URL('../dist/index.js', import.meta.url), 'utf8');
  expect(built.match(/^\s*import\b.*|\bimport\(.*|\brequire\(.*|\bnode:\w+/gm)).toBeNull();
  expect(built).not.toMatch(/\b(process|Buffer|__dirname)\./);
});
