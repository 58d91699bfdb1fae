/** What a snippet is made from. */
export interface SnippetInput {
  readonly apiUrl: string;
  /** The token's value: there only with `--inline`. */
  readonly value: string | undefined;
  /** What the example asks about, `type:action`. */
  readonly permission: string;
  /** Absolute; where the value is, or would be, kept for a program that starts without a shell. */
  readonly tokenFile: string;
  /** Absolute: how this very program is started again. */
  readonly program: { readonly command: string; readonly args: readonly string[] };
  /** `--server`: an entry of Claude Desktop, or a server_name of nginx. */
  readonly server: string | undefined;
  /** `--service` of a compose file. */
  readonly service: string | undefined;
}

/** A file that `--write` changes. */
export interface FileChange {
  readonly file: string;
  /** What it says afterwards; `before` is empty where there is no file. Merged again it says the same. */
  merge(before: string): string;
  /** Others may not read it. */
  readonly secret?: boolean;
}

export interface Snippet {
  text(input: SnippetInput): string;
  /** `file` is the one that was asked for, instead of the usual. */
  files?(input: SnippetInput, file: string | undefined): readonly FileChange[];
  /** Everybody who reads the repository reads these files: no value is ever written into them. */
  readonly isShared?: boolean;
  /** What is left to do, said beside the snippet. */
  next(input: SnippetInput): readonly string[];
}
