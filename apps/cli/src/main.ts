import { CommanderError } from 'commander';
import { exitCode } from './exit-codes.ts';
import { explainFailure } from './explain-failure.ts';
import { Failure } from './failure.ts';
import { createProgram } from './program.ts';
import { reportFailure } from './report-failure.ts';

const program = createProgram();
try {
  await program.parseAsync();
} catch (error) {
  // Help and the version have been printed by then: they end in an "error" of status 0.
  if (!(error instanceof CommanderError && error.exitCode === 0)) {
    const failure =
      error instanceof CommanderError
        ? usageFailure(error)
        : explainFailure(error, program.opts<{ apiUrl: string }>().apiUrl);
    reportFailure(failure);
    process.exitCode = failure.exitCode;
  }
}

function usageFailure(error: CommanderError): Failure {
  if (error.code === 'commander.help') return new Failure('no command given', { exitCode: exitCode.usage });
  const message = error.message.replace(/^error: /, '').replace('\n', ' ');
  return new Failure(message, { exitCode: exitCode.usage, next: 'keyfob --help' });
}
