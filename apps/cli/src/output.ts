export interface OutputOptions {
  readonly format: 'table' | 'json';
  readonly quiet: boolean;
  readonly color: boolean;
}

type Row = Readonly<Record<string, unknown>>;

/** stdout is for data alone: a table for people, or JSON for programs. */
export class Output {
  readonly #options: OutputOptions;

  constructor(options: OutputOptions) {
    this.#options = options;
  }

  /** One row under the names of its fields; in JSON the whole object. */
  record(data: Row): void {
    if (this.#options.quiet) return;
    process.stdout.write(this.#options.format === 'json' ? `${json(data)}\n` : table([data], this.#options.color));
  }
}

function table(rows: readonly [Row, ...Row[]], color: boolean): string {
  const columns = Object.keys(rows[0]).map((field) => {
    const texts = [field.replaceAll('_', ' ').toUpperCase(), ...rows.map((row) => cell(row[field]))];
    const width = Math.max(...texts.map((text) => text.length));
    return texts.map((text) => text.padEnd(width));
  });
  const line = (at: number) =>
    columns
      .map((texts) => texts[at])
      .join('  ')
      .trimEnd();
  const title = color ? `\u001B[1m${line(0)}\u001B[22m` : line(0);
  return [title, ...rows.map((_, at) => line(at + 1)), ''].join('\n');
}

function cell(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return withoutControls(typeof value === 'string' ? value : JSON.stringify(value));
}

/** What others named may hold escape sequences: none reaches a terminal. */
export function withoutControls(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\uFFFD');
}

/** JSON already escapes the controls below U+0020; this does the same for those from U+007F. */
function json(data: Row): string {
  return JSON.stringify(data, null, 2).replaceAll(
    /[\u007F-\u009F]/g,
    (control) => `\\u00${control.charCodeAt(0).toString(16)}`,
  );
}
