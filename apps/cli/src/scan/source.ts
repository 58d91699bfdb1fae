/** One thing to look into. */
export interface Source {
  /** What people find it by: a path, or the id of a Git object. */
  readonly name: string;
  readonly content: AsyncIterable<Buffer>;
}
