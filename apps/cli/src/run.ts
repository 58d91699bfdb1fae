import { CommanderError } from 'commander';
import { exitCode } from './exit-codes.ts';
import { explainFailure } from './explain-failure.ts';
import { Failure } from './failure.ts';
import { createProgram } from './program.ts';
import { reportFailure } from './report-failure.ts';
import { withoutVainHelp } from './without-vain-help.ts';

/** Runs one command line. A failure is told on stderr and becomes the exit code. */
export async function run(args: readonly string[]): Promise<void> {
  const program = createProgram();
  try {
    await program.parseAsync(withoutVainHelp(program, args), { from: 'user' });
  } catch (error) {
    // Help has been printed by then: it ends in an "error" of status 0.
    if (error instanceof CommanderError && error.exitCode === 0) return;
    const failure =
      error instanceof CommanderError
        ? usageFailure(error)
        : explainFailure(error, program.opts<{ apiUrl: string }>().apiUrl);
    reportFailure(failure);
    process.exitCode = failure.exitCode;
  }
}

function usageFailure(error: CommanderError): Failure {
  const next = 'keyfob --help';
  if (error.code === 'commander.help') return new Failure('no command given', { exitCode: exitCode.usage, next });
  const message = error.message.replace(/^error: /, '').replace('\n', ' ');
  return new Failure(message, { exitCode: exitCode.usage, next });
}
