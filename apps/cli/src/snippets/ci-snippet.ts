import { pipeInto } from './pipe-into.ts';
import type { Snippet, SnippetInput } from './snippet.ts';

interface CiSystem {
  /** The name of the token to create. */
  readonly name: string;
  readonly file: string;
  merge(file: string, before: string, input: SnippetInput): string;
  /** Where the value belongs, and the program that takes it there from stdin. */
  readonly secret: { readonly is: string; readonly program: string };
}

/** A file of a CI system: the whole repository reads it, so that the value goes to the system's own secrets. */
export function ciSnippet(system: CiSystem): Snippet {
  const { name, file: usual, secret } = system;
  return {
    text: (input) => `# ${usual}\n${system.merge(usual, '', input)}`,
    files: (input, file = usual) => [{ file, merge: (before) => system.merge(file, before, input) }],
    isShared: true,
    next: (input) => [`The value is ${secret.is}: ${pipeInto(name, input, secret.program)}`],
  };
}
