import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../failure.ts';

/** A file's text, or null where there is none. */
export async function readTextIfAny(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Failure(`Cannot read ${file}`, { cause, next: 'check the path' });
  });
}

/**
 * Writes a whole text: readers see the old one or the new. The mode of an existing file stays; `secret`
 * makes it 0600, from the creation on, and follows no link.
 */
export async function writeText(file: string, text: string, { secret = false } = {}): Promise<void> {
  if (secret && (await lstat(file).catch(() => null))?.isSymbolicLink())
    throw new Failure(`${file} is a symbolic link, which is not followed with a value`, {
      next: 'give the path of the file itself: --write FILE',
    });
  // Any other link stays a link: what it leads to is written.
  const target = secret ? file : await realpath(file).catch(() => file);
  const before = await stat(target).catch(() => null);
  const mode = secret ? 0o600 : before ? before.mode & 0o777 : 0o644;
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(path.dirname(target), { recursive: true });
    const handle = await open(beside, 'wx', mode);
    try {
      await handle.chmod(mode);
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, target);
  } catch (cause) {
    await rm(beside, { force: true });
    throw new Failure(`Cannot write ${file}`, { cause, next: 'check the folder and who may write there' });
  }
}
