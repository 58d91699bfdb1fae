import { exitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import type { GlobalOptions } from './global-options.ts';
import { tellable } from './tellable.ts';
import { cell, json, title, withoutControls } from './text.ts';

type Row = Readonly<Record<string, unknown>>;

export interface OutputOptions {
  readonly format: 'table' | 'json' | 'token';
  readonly quiet: boolean;
  readonly color: boolean;
}

/** A column: what its title is, and what it shows of a row. */
export type Columns<One> = Readonly<Record<string, (row: One) => unknown>>;

/**
 * stdout is for data alone: a table for people, JSON for programs, or one value. What is said beside it goes to stderr. No
 * control character of what the service answered reaches either, and no token value reaches stderr.
 */
export class Output {
  readonly #options: OutputOptions;

  constructor(options: OutputOptions) {
    this.#options = options;
  }

  get isJson(): boolean {
    return this.#options.format === 'json';
  }

  /** One row under the names of its fields; in JSON the whole object. */
  record(data: Row): void {
    this.#print(data, () => table([Object.keys(data).map(title), Object.values(data).map(cell)], this.#bold));
  }

  /** One line a field, for what has many; in JSON `data`, which may be more than what is shown. */
  details(data: unknown, shown: Row = data as Row): void {
    this.#print(data, () => {
      const width = Math.max(...Object.keys(shown).map((field) => field.length));
      return Object.entries(shown)
        .map(([field, value]) => `${this.#bold(title(field).padEnd(width))}  ${cell(value)}\n`)
        .join('');
    });
  }

  /** A table of many; `empty` is said when there are none; in JSON `data`. */
  list<One>(data: unknown, rows: readonly One[], columns: Columns<One>, empty: string): void {
    this.#print(data, () => {
      if (rows.length === 0) return `${empty}\n`;
      const cells = rows.map((row) => Object.values(columns).map((show) => cell(show(row))));
      return table([Object.keys(columns).map(title), ...cells], this.#bold);
    });
  }

  /** An answer with a secret in it: `--output token` prints that alone, a table prints it after `shown`, JSON prints `data`. */
  secret(data: unknown, value: string, shown: Row): void {
    if (this.#options.format === 'token') this.raw(`${withoutControls(value)}\n`);
    else this.details(data, shown);
  }

  /** The same where the secret is nowhere else although it was to be: `--quiet` does not keep it back. */
  lastSecret(data: unknown, value: string, shown: Row): void {
    new Output({ ...this.#options, quiet: false }).secret(data, value, shown);
  }

  /** One line for people; in JSON `data`. */
  message(data: unknown, text: string): void {
    this.#print(data, () => `${withoutControls(text)}\n`);
  }

  /** Several lines for people; in JSON `data`. */
  report(data: unknown, lines: readonly string[]): void {
    this.#print(data, () => lines.map((line) => `${withoutControls(line)}\n`).join(''));
  }

  /** Text that is the answer itself, e.g. a file: printed as it is in every format. */
  raw(text: string): void {
    if (!this.#options.quiet) process.stdout.write(text);
  }

  /** Said beside the answer, on stderr; `--quiet` silences it. */
  notice(text: string): void {
    if (!this.#options.quiet) process.stderr.write(`${tellable(text)}\n`);
  }

  /** Said on stderr whatever the flags: a person cannot go on without it. */
  tell(text: string): void {
    process.stderr.write(`${tellable(text)}\n`);
  }

  /** As a notice, but `--quiet` does not silence it. */
  warn(text: string): void {
    process.stderr.write(`Warning: ${tellable(text)}\n`);
  }

  #bold = (text: string): string => (this.#options.color ? `\u001B[1m${text}\u001B[22m` : text);

  #print(data: unknown, people: () => string): void {
    if (this.#options.quiet) return;
    process.stdout.write(this.#options.format === 'json' ? `${json(data)}\n` : people());
  }
}

interface OutputSettings {
  readonly color: boolean;
  readonly answersValue: boolean;
  /** Without a flag. */
  readonly usual?: 'table' | 'json' | undefined;
}

/** Throws where `--output token` was asked of a command that answers no value, before it does anything. */
export function openOutput(options: GlobalOptions, { color, answersValue, usual = 'table' }: OutputSettings): Output {
  const format = options.json
    ? 'json'
    : (options.output ?? (options.format === 'text' ? 'table' : options.format) ?? usual);
  if (format === 'token' && !answersValue)
    throw new Failure('This command answers no token value, so --output token has nothing to print', {
      exitCode: exitCode.usage,
      next: 'use --output table or --output json',
    });
  const isTerminal = process.stdout.isTTY;
  return new Output({ format, quiet: options.quiet ?? false, color: options.color && color && isTerminal });
}

function table(lines: readonly string[][], bold: (text: string) => string): string {
  const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const text = lines.map((line) =>
    line
      .map((one, at) => one.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return text.map((line, at) => `${at === 0 ? bold(line) : line}\n`).join('');
}
