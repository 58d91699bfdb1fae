import type { Command, Option } from 'commander';
import { helpTopics } from '../commands.ts';
import { commandAt, operandsOf, wantedOf } from '../operands.ts';
import { createProgram } from '../program.ts';

/** Prints what may come in the place of the last word, one a line: for the shells' completion scripts. */
export async function complete(words: readonly string[]): Promise<void> {
  const before = words.slice(0, -1);
  const begun = words.at(-1) ?? '';
  const program = await createProgram(before);
  const operands = operandsOf(program, before);
  const { at } = commandAt(program, operands.length > 1 ? wantedOf(operands, helpTopics) : operands);
  const found = candidates(program, at, before.at(-1) ?? '', begun).filter((one) => one.startsWith(begun));
  process.stdout.write(found.map((one) => `${one}\n`).join(''));
}

function candidates(program: Command, at: Command, previous: string, begun: string): readonly string[] {
  const options = [...new Set([...at.options, ...program.options])].filter(({ hidden }) => !hidden);
  const asked = options.find((option) => takesValue(option) && [option.short, option.long].includes(previous));
  if (asked !== undefined) return asked.argChoices ?? [];
  if (begun.startsWith('-')) return [...options.flatMap(({ long }) => long ?? []), '--help'];
  const named = at.commands.map((one) => one.name());
  return named.length > 0 ? named : at.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []);
}

function takesValue(option: Option): boolean {
  return option.required || option.optional;
}
