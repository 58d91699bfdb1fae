import type { FilePath, Mistake } from './keyfile.ts';
import type { YamlSource } from './yaml-source.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Collects the mistakes of a file, each with its place. */
export class Checker {
  readonly mistakes: Mistake[] = [];
  readonly #source: YamlSource;

  constructor(source: YamlSource) {
    this.#source = source;
  }

  refuse(path: FilePath, message: string): undefined {
    this.mistakes.push(this.#source.mistake(path, message));
    return undefined;
  }

  map(value: unknown, path: FilePath): Fields | undefined {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
    return this.refuse(path, `must be a map of names to values, not ${kindOf(value)}`);
  }

  list(value: unknown, path: FilePath): readonly unknown[] | undefined {
    return Array.isArray(value) ? value : this.refuse(path, `must be a list, not ${kindOf(value)}`);
  }

  /** Text of one line, or nothing where the field is left out. */
  text(value: unknown, path: FilePath): string | undefined {
    if (value === undefined) return undefined;
    if (typeof value === 'string') return value;
    return this.refuse(path, `must be text, not ${kindOf(value)}; put it in quotes`);
  }

  knownKeys(fields: Fields, path: FilePath, known: readonly string[]): void {
    for (const key of Object.keys(fields))
      if (!known.includes(key)) this.refuse([...path, key], `is not known here; known: ${known.join(', ')}`);
  }
}

export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return `the ${typeof value} ${JSON.stringify(value)}`;
}
