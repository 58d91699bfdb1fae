import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** A file's text, or stdin for `-`. */
export async function readText(path: string): Promise<string> {
  if (path === '-') return text(process.stdin);
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Failure(`Cannot read ${path}`, { exitCode: exitCode.usage, cause, next: 'check the path' });
  });
}
