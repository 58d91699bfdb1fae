import { Command } from 'commander';
import { examples } from '../examples.ts';
import { Failure } from '../failure.ts';
import { openAnonymous } from '../session.ts';

export function command(): Command {
  return new Command()
    .description('Whether Keyfob and what it needs answer')
    .addHelpText('after', examples(['keyfob health'], ['keyfob health -q && echo up', 'The exit code alone']))
    .action(async (_options: unknown, command: Command) => {
      const { keyfob, output } = await openAnonymous(command);
      const readiness = await keyfob.readReadiness();
      output.record(readiness);
      if (readiness.status !== 'ok') {
        throw new Failure('Keyfob is up but not ready', {
          cause: new Error(`the database is ${readiness.database}`),
          next: 'start PostgreSQL again, or read the log of the API',
        });
      }
    });
}
