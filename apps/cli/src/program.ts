import { Command } from 'commander';
import { attachCommands } from './attach-commands.ts';
import { commands, helpTopics } from './commands.ts';
import { addGlobalOptions } from './global-options.ts';
import { operandsOf, wantedOf } from './operands.ts';
import { version } from './version.ts';

/** The whole command line, ready for these arguments. It parses; it ends no process and prints no error. */
export async function createProgram(args: readonly string[], { everything = false } = {}): Promise<Command> {
  const program = addGlobalOptions(new Command('keyfob'))
    .description('Keyfob, the access-token service, from the terminal')
    .version(version)
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  const wanted = wantedOf(operandsOf(program, args), helpTopics);
  await attachCommands(program, commands, wanted, everything);
  return program;
}
