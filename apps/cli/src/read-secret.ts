import { text } from 'node:stream/consumers';
import { exitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';

/** A secret from stdin, without the line break around it. On a terminal nothing could keep it off the screen, so it is refused. */
export async function readSecretFromStdin(what: string): Promise<string> {
  if (process.stdin.isTTY)
    throw new Failure(`The ${what} is read from stdin, and stdin is a terminal that would show it`, {
      exitCode: exitCode.usage,
      next: `pipe it in: … < file, or pbpaste | …`,
    });
  const value = (await text(process.stdin)).trim();
  if (value !== '') return value;
  throw new Failure(`There is no ${what} on stdin`, { exitCode: exitCode.usage, next: 'pipe it in: … < file' });
}
