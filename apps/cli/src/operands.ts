import type { Command } from 'commander';

/** The words of a command line that are no flags of the program nor their values; parsed without any effect. */
export function operandsOf(program: Command, args: readonly string[]): string[] {
  const operands: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    if (argument === '--') return [...operands, ...args.slice(at + 1)];
    if (!argument.startsWith('-')) operands.push(argument);
    else if (program.options.some((option) => option.required && [option.short, option.long].includes(argument)))
      at += 1;
  }
  return operands;
}

/** The words that name a command: `help a b` is about `a b`, unless it is about a topic of its own. */
export function wantedOf(operands: readonly string[], topics: readonly string[]): readonly string[] {
  const [first, second] = operands;
  return first === 'help' && !topics.includes(second ?? '') ? operands.slice(1) : operands;
}

/** The command that the words lead to, and the words that led there. */
export function commandAt(program: Command, operands: readonly string[]): { at: Command; names: string[] } {
  const names: string[] = [];
  let at = program;
  for (const name of operands) {
    const next = at.commands.find((one) => one.name() === name || one.aliases().includes(name));
    if (next === undefined) break;
    names.push(next.name());
    at = next;
  }
  return { at, names };
}
