/** A reason not to start that a person can act on: one line, with the way out. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** The one line for whatever stopped the start; anything not foreseen keeps its stack. */
export function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  const at = path === undefined ? '' : ` (${path})`;
  if (code === 'ENOSPC') return `No space left on the disk${at}: free some, or put KEYFOB_DATA_DIR on another disk.`;
  if (code === 'EACCES' || code === 'EPERM') {
    return `Permission denied${at}: start Keyfob as the user that owns its files, or choose another KEYFOB_DATA_DIR.`;
  }
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return `A file is where a folder is needed${at}: choose another KEYFOB_DATA_DIR.`;
  if (code === 'EROFS') return `The file system cannot be written${at}: choose another KEYFOB_DATA_DIR.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
