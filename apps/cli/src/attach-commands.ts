import { Command } from 'commander';
import type { CommandTable } from './command-table.ts';

/**
 * Puts the commands of a table below `parent`. Only the one that `wanted` leads to is loaded; of the others the name and one
 * line are known, which is all that help and typing errors need. `everything` loads all.
 */
export async function attachCommands(
  parent: Command,
  table: CommandTable,
  wanted: readonly string[],
  everything = false,
): Promise<void> {
  const [first, ...rest] = wanted;
  for (const [name, entry] of Object.entries(table)) {
    const { summary, aliases = [] } = entry;
    const isWanted = first === name || aliases.includes(first ?? '');
    const command = 'load' in entry && (isWanted || everything) ? (await entry.load()).command() : new Command();
    command.name(name).summary(summary).aliases(aliases).copyInheritedSettings(parent);
    if (command.description() === '') command.description(summary);
    if ('commands' in entry) await attachCommands(command, entry.commands, isWanted ? rest : [], everything);
    parent.addCommand(command);
  }
}
