import fs from 'node:fs';
import { Refusal } from './refusal.ts';

/** The text of a file, or undefined when there is none. Any other failure is thrown; a folder in its place by name. */
export function readIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'EISDIR')
      throw new Refusal(`${file} is a folder where a file belongs: move it away, then start again.`);
    throw error;
  }
}
