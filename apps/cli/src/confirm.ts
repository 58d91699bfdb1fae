import { exitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import type { GlobalOptions } from './global-options.ts';
import { tellable } from './tellable.ts';

/**
 * Asks y/N on stderr before something that cannot be taken back. `--yes` answers; so does `--force` where `force` says so.
 * Where nobody can be asked it fails and says how to go on; a No ends the command with exit code 2.
 */
export async function confirm(options: GlobalOptions, question: string, { force = false } = {}): Promise<void> {
  if (options.yes || (force && options.force)) return;
  if (!options.input || !process.stdin.isTTY)
    throw new Failure('This needs a yes, and nobody can be asked', {
      exitCode: exitCode.usage,
      cause: new Error(options.input ? 'stdin is not a terminal' : '--no-input was given'),
      next: `the same with --yes${force ? ' or --force' : ''}`,
    });
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const given = new AbortController();
  // Ctrl-C and Ctrl-D are a No too.
  terminal.on('close', () => given.abort());
  const answer = await terminal.question(`${tellable(question)} [y/N] `, { signal: given.signal }).catch(() => '');
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim()))
    throw new Failure('Cancelled: nothing was changed', { exitCode: exitCode.cancelled });
}
