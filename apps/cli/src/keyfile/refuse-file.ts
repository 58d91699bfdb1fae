import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import type { Mistake } from './keyfile.ts';

/** A file with mistakes: each as `keyfob.yaml:3:5 roles.deployer.grants.0 must be …`. */
export function refuseFile(file: string, mistakes: readonly Mistake[]): Failure {
  const name = file === '-' ? 'stdin' : file;
  const details = mistakes.map(({ path, line, column, message }) =>
    [line === null ? '' : `${name}:${line}:${column}`, path, message].filter((part) => part !== '').join(' '),
  );
  return new Failure(`${name} has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}`, {
    exitCode: exitCode.usage,
    details,
    next: 'mend it and try again; nothing was changed',
  });
}
