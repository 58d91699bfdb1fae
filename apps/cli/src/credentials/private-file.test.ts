import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { reservePrivateFile } from './private-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keyfob-private-'));
  return () => rmSync(folder, { recursive: true });
});

test('a file that is made meanwhile stays as it is, and what was meant for it is kept beside', async () => {
  const file = path.join(folder, 'token.json');
  const reserved = reservePrivateFile(file, { replace: false }, async (write) => {
    writeFileSync(file, 'precious');
    await write('the value');
  });
  await expect(reserved).rejects.toThrow('was made meanwhile');
  const beside = path.join(folder, readdirSync(folder).find((name) => name !== 'token.json') ?? '');
  expect([readFileSync(file, 'utf8'), readFileSync(beside, 'utf8')]).toEqual(['precious', 'the value']);
  expect(statSync(beside).mode & 0o777).toBe(0o600);
});

test('nothing stays where what yields the text failed', async () => {
  const reserved = reservePrivateFile(path.join(folder, 'token.json'), { replace: false }, () =>
    Promise.reject(new Error('refused')),
  );
  await expect(reserved).rejects.toThrow('refused');
  expect(readdirSync(folder)).toEqual([]);
});

test.each(['', 'folder/', 'a\0b', 'nowhere/file'])('%j cannot be made, so nothing is begun', async (name) => {
  let begun = false;
  const reserved = reservePrivateFile(name && path.posix.join(folder, name), { replace: true }, async () => {
    begun = true;
  });
  await expect(reserved).rejects.toThrow(/is not the path of a file|Cannot write/);
  expect({ begun, left: readdirSync(folder) }).toEqual({ begun: false, left: [] });
});
