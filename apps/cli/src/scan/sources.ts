import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { git, treeRoot } from './git.ts';
import { readObjects } from './read-objects.ts';

/** One thing to look into. */
export interface Source {
  /** What people find it by: a path, or the id of a Git object. */
  readonly name: string;
  readonly content: AsyncIterable<Buffer>;
}

const PIECE = 1 << 20;

/**
 * The files below a path: in a Git working tree those that Git would take (ignored ones may hold values, that is what they are
 * for), elsewhere all of them. Links are not followed.
 */
export async function* filesBelow(place: string): AsyncGenerator<Source> {
  const stat = await lstat(place).catch((cause: unknown) => {
    throw new Failure(`Cannot read ${place}`, { exitCode: exitCode.usage, cause, next: 'check the path' });
  });
  if (!stat.isDirectory()) yield file(place);
  else
    for await (const name of (await treeRoot(place)) === null ? walk(place) : tracked(place))
      if ((await lstat(name).catch(() => undefined))?.isFile()) yield file(name);
}

/** What the next commit would add or change. */
export async function* stagedIn(place: string): AsyncGenerator<Source> {
  const out = await git(place, [
    'diff',
    '--cached',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--diff-filter=ACMT',
  ]);
  // `:<mode> <mode> <id> <id> <status>`, then the path.
  const staged = [...out.matchAll(/:\d+ 100\d+ \w+ (\w+) \w+\0([^\0]*)\0/g)];
  const paths = Map.groupBy(staged, ([, id = '']) => id);
  for await (const { id, content } of readObjects(place, [...paths.keys()]))
    yield { name: (paths.get(id) ?? []).map(([, , name = '']) => name).join(', '), content };
}

/** Everything the repository ever kept, messages and what no branch reaches any more included. */
export async function* historyOf(place: string): AsyncGenerator<Source> {
  for await (const { id, content } of readObjects(place)) yield { name: id, content };
}

function file(name: string): Source {
  return { name, content: createReadStream(name, { highWaterMark: PIECE }) };
}

async function* tracked(folder: string): AsyncGenerator<string> {
  const out = await git(folder, ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']);
  for (const name of out.split('\0')) if (name !== '') yield path.join(folder, name);
}

async function* walk(folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(name);
    else yield name;
  }
}
