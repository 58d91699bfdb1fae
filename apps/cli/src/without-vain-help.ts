import type { Command } from 'commander';

/**
 * Asked for help on a command that does not exist, commander shows the program's own help as if all were well. Without the
 * asking it names the mistake and the command that was probably meant.
 */
export function withoutVainHelp(program: Command, args: readonly string[]): string[] {
  const [first, second] = program.parseOptions([...args]).operands;
  const wanted = first === 'help' ? second : first;
  const isKnown = program.commands.some(
    (command) => command.name() === wanted || command.aliases().includes(wanted ?? ''),
  );
  if (wanted === undefined || wanted === 'help' || isKnown) return [...args];
  return args.filter((argument) => !['-h', '--help', 'help'].includes(argument));
}
