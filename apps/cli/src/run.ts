import { CommanderError } from 'commander';
import { helpTopics } from './commands.ts';
import { exitCode } from './exit-codes.ts';
import { explainFailure } from './explain-failure.ts';
import { Failure } from './failure.ts';
import { installLightFetch } from './http/light-fetch.ts';
import { commandAt, operandsOf, wantedOf } from './operands.ts';
import { createProgram } from './program.ts';
import { refuseValues } from './refuse-values.ts';
import { reportFailure } from './report-failure.ts';
import { settingsOf } from './settings.ts';
import { withKebabFlags } from './spellings.ts';
import { withoutVainHelp } from './without-vain-help.ts';

/** Runs one command line. A failure is told on stderr and becomes the exit code. */
export async function run(given: readonly string[]): Promise<void> {
  installLightFetch();
  const args = withKebabFlags(given);
  // Ctrl-C is an answer too: nothing is half written, since files are moved into place whole.
  process.once('SIGINT', () => {
    process.stderr.write('\nCancelled\n');
    process.exit(exitCode.cancelled);
  });
  const program = await createProgram(args);
  try {
    refuseValues(args);
    await program.parseAsync(withoutVainHelp(program, args), { from: 'user' });
  } catch (error) {
    // Help has been printed by then: it ends in an "error" of status 0.
    if (error instanceof CommanderError && error.exitCode === 0) return;
    const failure =
      error instanceof CommanderError
        ? usageFailure(
            error,
            ['keyfob', ...commandAt(program, wantedOf(operandsOf(program, args), helpTopics)).names, '--help'].join(
              ' ',
            ),
          )
        : explainFailure(error, settingsOf(program)?.apiUrl ?? '');
    reportFailure(failure);
    process.exitCode = failure.exitCode;
  }
}

function usageFailure(error: CommanderError, next: string): Failure {
  if (error.code === 'commander.help') return new Failure('no command given', { exitCode: exitCode.usage, next });
  const message = error.message
    .replace(/^error: /, '')
    .replace('\n', ' ')
    .replace(/^command-argument value ('.*') is invalid for argument '.*?'\./, '$1 is not right.');
  return new Failure(message, { exitCode: exitCode.usage, next });
}
