import type { Command } from 'commander';
import { commandAt, operandsOf } from './operands.ts';

/**
 * `help a b` is `a b --help`, at every depth; topics stay. Asked for help on a command that does not exist, commander shows the
 * help of the program as if all were well: without the asking it names the mistake and the command that was probably meant.
 */
export function withoutVainHelp(program: Command, args: readonly string[]): string[] {
  const operands = operandsOf(program, args);
  const [first, second] = operands;
  const topics = program.commands.find((one) => one.name() === 'help')?.commands ?? [];
  const isTopic = first === 'help' && topics.some((one) => one.name() === second);
  if (isTopic) return [...args];
  const wanted = first === 'help' ? operands.slice(1) : operands;
  const { at, names } = commandAt(program, wanted);
  const isKnown = names.length === wanted.length || at.commands.length === 0;
  const asked = first === 'help' ? [...args.filter((argument) => argument !== 'help'), '--help'] : [...args];
  return isKnown ? asked : asked.filter((argument) => !['-h', '--help'].includes(argument));
}
