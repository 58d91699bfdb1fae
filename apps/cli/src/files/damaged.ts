import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** A file that is there but cannot be read: it is left as it is, and the line is named. */
export function damaged(file: string, what: string, line: number, reason: string): Failure {
  return new Failure(`${file} is not ${what}: line ${line}`, {
    exitCode: exitCode.usage,
    cause: new Error(reason),
    next: 'mend that line and try again; nothing was changed',
  });
}

/** A place that cannot take what belongs there without guessing. */
export function unmergeable(file: string, place: string, snippet: string): Failure {
  return new Failure(`${place} of ${file} cannot be changed safely`, {
    exitCode: exitCode.conflict,
    details: snippet.trimEnd().split('\n'),
    next: 'put these lines there by hand; nothing was changed',
  });
}
