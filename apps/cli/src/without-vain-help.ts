import type { Command } from 'commander';
import { helpTopics } from './commands.ts';
import { commandAt, operandsOf, wantedOf } from './operands.ts';

/**
 * `help a b` is `a b --help`, at every depth; topics stay. Asked for help on a command that does not exist, commander shows the
 * help of the program as if all were well: without the asking it names the mistake and the command that was probably meant.
 */
export function withoutVainHelp(program: Command, args: readonly string[]): string[] {
  const operands = operandsOf(program, args);
  const wanted = wantedOf(operands, helpTopics);
  const { at, names } = commandAt(program, wanted);
  const isKnown = names.length === wanted.length || at.commands.length === 0;
  const asked = wanted === operands ? [...args] : [...args.filter((argument) => argument !== 'help'), '--help'];
  return isKnown ? asked : asked.filter((argument) => !['-h', '--help'].includes(argument));
}
