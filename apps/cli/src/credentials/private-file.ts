import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { copyFile, link, lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

const isPosix = process.platform !== 'win32';

/**
 * Reads a file that only its owner can read, or answers null when there is none. A symlink, a folder, somebody else's file and
 * a looser mode are refused. At once, for every command begins with it: a small file is read sooner than a thread is asked to.
 */
export function readPrivateFile(file: string): string | null {
  let handle: number;
  try {
    handle = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (code === 'ELOOP') throw symlink(file);
    throw unreadable(file, error);
  }
  try {
    const found = fstatSync(handle);
    if (!found.isFile()) throw new Failure(`${file} is not a file`, { next: 'give the path of a file' });
    if (isPosix && found.uid !== process.getuid?.())
      throw new Failure(`${file} belongs to somebody else`, { next: `make a file of your own` });
    if (isPosix && (found.mode & 0o077) !== 0) throw tooOpen(file, found.mode, '600');
    return readFileSync(handle, 'utf8');
  } finally {
    closeSync(handle);
  }
}

/**
 * Writes a file with mode 0600 from its creation on, whatever the umask. Readers see the old text or the new, never a part:
 * it is written beside, flushed, and moved into place. Without `replace` an existing file is refused.
 */
export function writePrivateFile(file: string, text: string, { replace = true } = {}): Promise<void> {
  return reservePrivateFile(file, { replace }, (write) => write(text));
}

/** What was to be written is whole in a file beside, which the message names. */
export class KeptBeside extends Failure {}

/**
 * The same in two steps, for a text that exists once: the file beside is made before anything happens that yields the text, and
 * `room` bytes of it are on the disk by then, so that a text that fits is written even if the disk fills meanwhile. A text that
 * cannot be moved into place, as without `replace` over a file that somebody made meanwhile, stays in the file beside.
 * @throws KeptBeside then; any other failure of `write` leaves the text nowhere.
 */
export async function reservePrivateFile<Result>(
  file: string,
  { replace, room = 0 }: { replace: boolean; room?: number },
  use: (write: (text: string) => Promise<void>) => Promise<Result>,
): Promise<Result> {
  await assertFree(file, { replace });
  const stamp = `${process.pid}.${process.hrtime.bigint().toString(36)}`;
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${stamp}`);
  const handle = await open(beside, 'wx', 0o600).catch((error: unknown) => {
    throw unwritable(file, error);
  });
  let isKept = false;
  const write = async (text: string) => {
    await fill(handle, text).catch((error: unknown) => {
      throw unwritable(file, error);
    });
    try {
      await (replace ? rename(beside, file) : linkOrCopy(beside, file));
    } catch (error) {
      isKept = (await lstat(beside).catch(() => null)) !== null;
      if (!isKept) throw unwritable(file, error);
      const isTaken = (error as NodeJS.ErrnoException).code === 'EEXIST';
      throw new KeptBeside(isTaken ? `${file} was made meanwhile, and is left alone` : `Cannot write ${file}`, {
        cause: isTaken ? undefined : error,
        next: `what was meant for it: ${beside}`,
      });
    }
  };
  try {
    await handle.chmod(0o600);
    if (room > 0)
      await fill(handle, ' '.repeat(room)).catch((error: unknown) => {
        throw unwritable(file, error);
      });
    return await use(write);
  } finally {
    await handle.close();
    if (!isKept) await rm(beside, { force: true });
  }
}

/** Puts a text in the place of all that a file holds, on the disk. What it holds is written over first, so its room is used again. */
async function fill(handle: FileHandle, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += (await handle.write(bytes, at, bytes.length - at, at)).bytesWritten;
  await handle.truncate(bytes.length);
  await handle.sync();
}

/** Where a file system has no links, a copy that overwrites nothing. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch(async (error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
  });
}

async function assertFree(file: string, { replace }: { replace: boolean }): Promise<void> {
  if (file === '' || file.includes('\0') || file.endsWith('/') || file.endsWith(path.sep))
    throw new Failure(`${JSON.stringify(file)} is not the path of a file`, {
      exitCode: exitCode.usage,
      next: 'give the path of a file, without a slash at its end',
    });
  const before = await lstat(file).catch(() => null);
  if (before?.isSymbolicLink()) throw symlink(file);
  if (before !== null && !before.isFile())
    throw new Failure(`${file} is not a file`, { next: 'give the path of a file' });
  if (before !== null && !replace) throw existing(file);
}

/** A folder of ours with mode 0700, made if it is missing; a symlink and a looser mode are refused. */
export async function ensurePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new Failure(`Cannot make the folder ${folder}`, {
      cause: error,
      next: 'say where it may be: KEYFOB_CONFIG_DIR',
    });
  });
  const found = await lstat(folder);
  if (found.isSymbolicLink()) throw symlink(folder);
  if (isPosix && (found.mode & 0o077) !== 0) throw tooOpen(folder, found.mode, '700');
}

function tooOpen(at: string, mode: number, wanted: string): Failure {
  return new Failure(`Others may read ${at} (mode ${(mode & 0o777).toString(8).padStart(4, '0')})`, {
    next: `chmod ${wanted} ${at}, and refresh the token if somebody may have seen it`,
  });
}

function symlink(at: string): Failure {
  return new Failure(`${at} is a symbolic link, which is not followed`, { next: 'give the path of the file itself' });
}

function existing(file: string): Failure {
  return new Failure(`${file} exists already`, { next: 'give another path, or overwrite it with --force' });
}

function unreadable(file: string, cause: unknown): Failure {
  return new Failure(`Cannot read ${file}`, { cause, next: 'check the path and who may read it' });
}

function unwritable(file: string, cause: unknown): Failure {
  return new Failure(`Cannot write ${file}`, {
    cause,
    next: 'check the folder: does it exist, may you write there, is the disk full?',
  });
}
