import { Command, Option } from 'commander';
import { auditCommand } from './commands/audit.ts';
import { healthCommand } from './commands/health.ts';
import { readEnvironment } from './environment.ts';
import { version } from './version.ts';

/** The whole command line. It parses; it ends no process and prints no error. */
export function createProgram(): Command {
  const program = new Command('keyfob')
    .description('Keyfob, the access-token service, from the terminal')
    .version(version)
    .addOption(
      new Option('-o, --output <format>', 'how to print the answer').choices(['table', 'json']).default('table'),
    )
    .option('--json', 'short for --output json')
    .option('--api-url <url>', 'where Keyfob answers (KEYFOB_API_URL)', readEnvironment().apiUrl)
    .option('-q, --quiet', 'print no answer, only errors: the exit code says the rest')
    .option('--no-color', 'no colours, as with NO_COLOR')
    .addCommand(auditCommand())
    .addCommand(healthCommand());
  for (const command of [program, ...program.commands.flatMap((one) => [one, ...one.commands])]) {
    command.exitOverride().configureOutput({ outputError: () => {} });
  }
  return program;
}
