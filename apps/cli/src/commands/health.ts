import { Command } from 'commander';
import { Failure } from '../failure.ts';
import { openSession } from '../session.ts';

export function healthCommand(): Command {
  return new Command('health')
    .description('Whether Keyfob and what it needs answer')
    .action(async (_options: unknown, command: Command) => {
      const { keyfob, output } = openSession(command);
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
