import { exitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { findValues } from './scan/find-values.ts';
import { cutValue } from './tellable.ts';

/**
 * A token value belongs in no argument but that of `--token`: the shell's history keeps it, and what is looked up by it would
 * put it into an address. @throws Failure before anything is asked of the service.
 */
export function refuseValues(args: readonly string[]): void {
  const end = args.indexOf('--');
  for (const [at, argument] of args.entries()) {
    const isFlag = end === -1 || at < end;
    if (isFlag && (argument.startsWith('--token=') || args[at - 1] === '--token')) continue;
    const [found] = findValues(Buffer.from(argument));
    if (found) throw refused(found.value, args.includes('login'));
  }
}

function refused(value: string, isSignIn: boolean): Failure {
  return new Failure(`An argument holds a token value: ${cutValue(value)}`, {
    exitCode: exitCode.usage,
    cause: new Error('the shell’s history and the log of CI keep what stands there'),
    next: isSignIn
      ? 'give it on stdin: echo "$TOKEN" | keyfob auth login --with-token'
      : 'give it on stdin: echo "$TOKEN" | keyfob token verify; a token itself is named by its id or name: keyfob token list',
  });
}
