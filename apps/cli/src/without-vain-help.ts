import type { Command } from 'commander';
import { commandAt, operandsOf } from './operands.ts';

/**
 * Asked for help on a command that does not exist, commander shows the help of the program as if all were well. Without the
 * asking it names the mistake and the command that was probably meant.
 */
export function withoutVainHelp(program: Command, args: readonly string[]): string[] {
  const operands = operandsOf(program, args);
  const wanted = operands[0] === 'help' ? operands.slice(1) : operands;
  const { at, names } = commandAt(program, wanted);
  const isKnown = names.length === wanted.length || at.commands.length === 0;
  if (isKnown) return [...args];
  return args.filter((argument) => !['-h', '--help', 'help'].includes(argument));
}
