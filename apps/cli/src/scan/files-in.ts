import { createReadStream } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { gitBytes, treeRoot } from './git.ts';
import type { Source } from './source.ts';
import { unreadContent } from './unread-content.ts';

const PIECE = 1 << 20;
const SLASH = 0x2f;
const LIST = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];

/** The files of a folder. Names are bytes, for they need not be UTF-8. What cannot be looked into says so when it is read. */
export async function* filesIn(folder: string): AsyncGenerator<Source> {
  const top = Buffer.from(path.join(folder, '.'));
  if ((await treeRoot(folder)) === null) yield* walk(top);
  else yield* listed(top, fieldsOf(await gitBytes(folder, LIST)));
}

/** A file by its name in bytes. */
export function fileSource(name: Buffer): Source {
  return { name: name.toString(), content: createReadStream(name, { highWaterMark: PIECE }) };
}

/** What Git lists. A repository within is listed as `name/`, a submodule as `name`. */
async function* listed(folder: Buffer, names: readonly Buffer[]): AsyncGenerator<Source> {
  const paths = names.map((name) => join(folder, name.at(-1) === SLASH ? name.subarray(0, -1) : name));
  const known = new Set(paths.map((one) => one.toString('latin1')));
  for (const one of paths) yield* below(one, within, known);
}

/** A folder that Git lists: a working tree of its own, or what merely stands in the place of one, whose files Git keeps quiet about. */
async function* within(folder: Buffer, known: ReadonlySet<string>): AsyncGenerator<Source> {
  const names = await ownNames(folder);
  if (names) yield* listed(folder, names);
  else yield* walk(folder, known);
}

async function* walk(folder: Buffer, known: ReadonlySet<string> = new Set()): AsyncGenerator<Source> {
  const names = await readdir(folder, { encoding: 'buffer' }).catch((cause: unknown) => ({
    cause: cause as NodeJS.ErrnoException,
  }));
  if ('cause' in names) yield* unreadable(folder, names.cause);
  else
    for (const name of names) {
      const one = join(folder, name);
      if (!known.has(one.toString('latin1'))) yield* below(one, walk, known);
    }
}

async function* below(
  name: Buffer,
  into: (folder: Buffer, known: ReadonlySet<string>) => AsyncGenerator<Source>,
  known: ReadonlySet<string>,
): AsyncGenerator<Source> {
  const found = await lstat(name).catch((cause: unknown) => ({ cause: cause as NodeJS.ErrnoException }));
  if ('cause' in found) yield* unreadable(name, found.cause);
  else if (found.isDirectory()) yield* into(name, known);
  else if (found.isFile()) yield fileSource(name);
}

/** What the working tree at a folder lists; null where it is none that Git can be asked about, and everything is to be read. */
async function ownNames(folder: Buffer): Promise<Buffer[] | null> {
  const name = folder.toString();
  if (!Buffer.from(name).equals(folder)) return null;
  const [root, real] = await Promise.all([treeRoot(name, { isOther: true }), realpath(name).catch(() => '')]);
  if (root !== real) return null;
  return gitBytes(name, LIST, { isOther: true }).then(fieldsOf, () => null);
}

/** A file that was deleted meanwhile is none; everything else is told. */
async function* unreadable(name: Buffer, cause: NodeJS.ErrnoException): AsyncGenerator<Source> {
  const { code } = cause;
  if (code !== 'ENOENT' && code !== 'ENOTDIR') yield { name: name.toString(), content: unreadContent(cause) };
}

function fieldsOf(bytes: Buffer): Buffer[] {
  const fields: Buffer[] = [];
  for (let start = 0, end = bytes.indexOf(0); end !== -1; start = end + 1, end = bytes.indexOf(0, start))
    fields.push(bytes.subarray(start, end));
  return fields;
}

function join(folder: Buffer, name: Buffer): Buffer {
  const top = folder.toString('latin1');
  if (top === '.' || top === './') return name;
  return Buffer.concat([folder, Buffer.from(top.endsWith('/') ? '' : '/'), name]);
}
