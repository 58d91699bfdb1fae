import path from 'node:path';
import type { IssuedToken } from '@keyfob/sdk';
import { ensurePrivateFolder, KeptBeside } from '../credentials/private-file.ts';
import { reserveTokenFile, writeTokenFile } from '../credentials/token-file.ts';
import { Failure } from '../failure.ts';

/**
 * Has a value issued into a file of its own. Without the file, or room on the disk, none is issued. One that cannot be put there all the
 * same goes into the spare folder, for it exists nowhere else and no model may see it; the failure says where it is.
 */
export function issueIntoFile<Issued extends IssuedToken>(
  file: string,
  spareFolder: string,
  issue: () => Promise<Issued>,
): Promise<Issued> {
  return reserveTokenFile(file, { replace: false }, async (write) => {
    const issued = await issue();
    await write(issued.value).catch(async (error: unknown) => {
      throw error instanceof KeptBeside ? error : await putElsewhere(issued, spareFolder, error);
    });
    return issued;
  });
}

async function putElsewhere({ token, value }: IssuedToken, folder: string, cause: unknown): Promise<Failure> {
  const spare = path.join(folder, `${token.id}.json`);
  const message = `The new value of ${token.name} could not be put where it was wanted`;
  try {
    await ensurePrivateFolder(folder);
    await writeTokenFile(spare, value, { replace: true });
  } catch {
    return new Failure(message, {
      cause,
      next: `rotate_token with the id ${token.id} and another token_file: it has a value that nobody knows, and gets a new one`,
    });
  }
  return new Failure(message, { cause, next: `it is in ${spare}: the person can move it from there` });
}
