import type { Command } from 'commander';

/** A command's file: flags → SDK → output. */
export interface CommandModule {
  /** The command without its name, which the table gives. */
  command(): Command;
}

export interface CommandEntry {
  readonly summary: string;
  readonly aliases?: readonly string[];
  /** Loaded when it is asked for: no command pays for another's modules. */
  readonly load: () => Promise<CommandModule>;
}

export interface CommandGroup {
  readonly summary: string;
  readonly aliases?: readonly string[];
  readonly commands: CommandTable;
}

export type CommandTable = Readonly<Record<string, CommandEntry | CommandGroup>>;
