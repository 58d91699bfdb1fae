import { Option } from 'commander';
import type { Command } from 'commander';

/** The options of every command, before it or after it. */
export interface GlobalOptions {
  readonly output?: 'table' | 'json' | 'token';
  readonly format?: 'text' | 'table' | 'json';
  readonly json?: true;
  readonly workspace?: string;
  readonly profile?: string;
  readonly apiUrl?: string;
  readonly token?: string;
  readonly quiet?: true;
  readonly verbose?: true;
  readonly color: boolean;
  readonly input: boolean;
  readonly yes?: true;
  readonly force?: true;
}

export function addGlobalOptions(program: Command): Command {
  return program
    .addOption(
      new Option('-o, --output <format>', 'how to print the answer: table, json, or token for a value alone').choices([
        'table',
        'json',
        'token',
      ]),
    )
    .addOption(new Option('--format <format>', 'the same as --output').choices(['text', 'table', 'json']).hideHelp())
    .option('--json', 'short for --output json')
    .option('-w, --workspace <workspace>', 'id or slug of the workspace (KEYFOB_WORKSPACE)')
    .option('--profile <name>', 'which of your profiles to use (KEYFOB_PROFILE)')
    .option('--api-url <url>', 'where Keyfob answers (KEYFOB_API_URL)')
    .addOption(
      new Option('--token <value>', 'an access token; it stays in the shell’s history: better KEYFOB_TOKEN').hideHelp(),
    )
    .option('-q, --quiet', 'print no answer, only errors: the exit code says the rest')
    .option('-v, --verbose', 'tell each request on stderr')
    .option('--no-color', 'no colours, as with NO_COLOR')
    .option('--no-input', 'never ask: fail instead')
    .option('-y, --yes', 'answer questions with yes')
    .option('--force', 'overwrite a file that exists');
}
