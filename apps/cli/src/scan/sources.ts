import { lstat } from 'node:fs/promises';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { filesIn, fileSource } from './files-in.ts';
import type { IgnoredFiles } from './files-in.ts';
import { git } from './git.ts';
import { readObjects } from './read-objects.ts';
import type { Source } from './source.ts';

/**
 * The files below a path: in a Git working tree those that Git would take, unless the `ignored` are wanted too (they may hold
 * values, that is what they are for), elsewhere all of them. Repositories within are gone into. Links are not followed.
 */
export async function* filesBelow(place: string, ignored: IgnoredFiles): AsyncGenerator<Source> {
  const stat = await lstat(place).catch((cause: unknown) => {
    throw new Failure(`Cannot read ${place}`, { exitCode: exitCode.usage, cause, next: 'check the path' });
  });
  if (stat.isDirectory()) yield* filesIn(place, ignored);
  else yield fileSource(Buffer.from(place));
}

/** What the next commit would add or change. */
export async function* stagedIn(place: string): AsyncGenerator<Source> {
  // Outside of a repository the next one would print its whole manual.
  await git(place, ['rev-parse', '--git-dir']);
  const out = await git(place, [
    'diff',
    '--cached',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--no-relative',
    '--no-ext-diff',
    '--no-textconv',
    '--diff-filter=ACMT',
  ]);
  const paths = new Map<string, string[]>();
  // In pairs: `:<mode> <mode> <id> <id> <status>`, then the path, which may say anything.
  const fields = out.split('\0');
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, mode, , id = ''] = (fields[at] ?? '').split(' ');
    // A submodule's commit is no object of this repository.
    if (mode !== '160000') paths.set(id, [...(paths.get(id) ?? []), fields[at + 1] ?? '']);
  }
  for await (const { id, content } of readObjects(place, [...paths.keys()]))
    yield { name: (paths.get(id) ?? [id]).join(', '), content };
}

/** Everything the repository ever kept, messages and what no branch reaches any more included. */
export async function* historyOf(place: string): AsyncGenerator<Source> {
  for await (const { id, content } of readObjects(place)) yield { name: id, content };
}
