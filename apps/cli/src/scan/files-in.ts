import { createReadStream, lstatSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { gitBytes, treeRoot } from './git.ts';
import type { Source } from './source.ts';
import { unreadContent } from './unread-content.ts';

const PIECE = 1 << 20;
const SLASH = 0x2f;
const EVERY = ['ls-files', '-z', '--cached', '--others', '--deduplicate'];
const TAKEN = [...EVERY, '--exclude-standard'];
const IGNORED = ['ls-files', '-z', '--others', '--ignored', '--exclude-standard'];

/** The files that Git ignores: looked into like any other, or left out and counted. */
export interface IgnoredFiles {
  readonly areRead: boolean;
  leftOut: number;
}

/** The files of a folder. Names are bytes, for they need not be UTF-8. What cannot be looked into says so when it is read. */
export async function* filesIn(folder: string, ignored: IgnoredFiles): AsyncGenerator<Source> {
  const top = Buffer.from(path.join(folder, '.'));
  const isTree = (await treeRoot(folder)) !== null;
  yield* ofTree(top, async (args) => (isTree ? fieldsOf(await gitBytes(folder, args)) : null), ignored);
}

/** A file by its name in bytes, opened when it is read. */
export function fileSource(name: Buffer): Source {
  const open = () => createReadStream(name, { highWaterMark: PIECE }) as AsyncIterable<Buffer>;
  return { name: name.toString(), content: { [Symbol.asyncIterator]: () => open()[Symbol.asyncIterator]() } };
}

/** The files of a working tree, and how many are left out of it; every file of a folder that `list` knows nothing of. */
async function* ofTree(
  folder: Buffer,
  list: (args: readonly string[]) => Promise<Buffer[] | null>,
  ignored: IgnoredFiles,
  known?: ReadonlySet<string>,
): AsyncGenerator<Source> {
  const names = await list(ignored.areRead ? EVERY : TAKEN);
  if (names === null) yield* walk(folder, known);
  else {
    yield* listed(folder, names, ignored);
    if (!ignored.areRead) ignored.leftOut += await count(folder, (await list(IGNORED)) ?? []);
  }
}

/** What Git lists. A repository within is listed as `name/`, a submodule as `name`. */
async function* listed(folder: Buffer, names: readonly Buffer[], ignored: IgnoredFiles): AsyncGenerator<Source> {
  const paths = names.map((name) => join(folder, name.at(-1) === SLASH ? name.subarray(0, -1) : name));
  const known = new Set(paths.map((one) => one.toString('latin1')));
  // A folder is a working tree of its own, or merely stands in the place of one, whose files Git keeps quiet about.
  for (const one of paths) yield* below(one, (at) => ofTree(at, (args) => ownNames(at, args), ignored, known));
}

/** How many files there are, in repositories within too. */
async function count(folder: Buffer, names: readonly Buffer[]): Promise<number> {
  let files = 0;
  for await (const _ of listed(folder, names, { areRead: true, leftOut: 0 })) files += 1;
  return files;
}

async function* walk(folder: Buffer, known: ReadonlySet<string> = new Set()): AsyncGenerator<Source> {
  const names = await readdir(folder, { encoding: 'buffer' }).catch((cause: unknown) => ({
    cause: cause as NodeJS.ErrnoException,
  }));
  if ('cause' in names) yield* unreadable(folder, names.cause);
  else
    for (const name of names) {
      const one = join(folder, name);
      if (!known.has(one.toString('latin1'))) yield* below(one, (at) => walk(at, known));
    }
}

async function* below(name: Buffer, into: (folder: Buffer) => AsyncGenerator<Source>): AsyncGenerator<Source> {
  const found = look(name);
  if ('cause' in found) yield* unreadable(name, found.cause);
  else if (found.isDirectory()) yield* into(name);
  else if (found.isFile()) yield fileSource(name);
}

/** One after the other, however many: each is answered soonest at once. */
function look(name: Buffer): Stats | { cause: NodeJS.ErrnoException } {
  try {
    return lstatSync(name);
  } catch (cause) {
    return { cause: cause as NodeJS.ErrnoException };
  }
}

/** What the working tree at a folder lists; null where it is none that Git can be asked about, and everything is to be read. */
async function ownNames(folder: Buffer, list: readonly string[]): Promise<Buffer[] | null> {
  const name = folder.toString();
  if (!Buffer.from(name).equals(folder)) return null;
  const [root, real] = await Promise.all([treeRoot(name, { isOther: true }), realpath(name).catch(() => '')]);
  if (root !== real) return null;
  return gitBytes(name, list, { isOther: true }).then(fieldsOf, () => null);
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
