import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { git, treeRoot } from '../scan/git.ts';

/** Refuses a file that would hold a value, where it is a link or Git tracks it already. Nothing needs to be there yet. */
export async function assertUntracked(file: string): Promise<void> {
  if ((await lstat(file).catch(() => null))?.isSymbolicLink())
    throw refusal(`${file} is a symbolic link, which is not followed with a value`, '--write FILE, the file itself');
  const folder = await workingTreeOf(file);
  if (
    folder !== null &&
    (await succeeds(folder, ['--literal-pathspecs', 'ls-files', '--error-unmatch', '--', nameIn(folder, file)]))
  )
    throw refusal(`Git tracks ${file}, so a value in it would be committed`, `git rm --cached ${file}`);
}

/** Refuses a file that would hold a value, where Git would take it after all that its ignore files say. */
export async function assertIgnored(file: string): Promise<void> {
  const folder = await workingTreeOf(file);
  if (folder !== null && !(await succeeds(folder, ['check-ignore', '--quiet', '--', nameIn(folder, file)])))
    throw refusal(
      `Git does not ignore ${file}, so a value in it would be committed`,
      `put ${path.basename(file)} into the .gitignore beside it, or give a file elsewhere: --write FILE`,
    );
}

/** The nearest folder that is there, by its true name, if it is in a working tree. */
async function workingTreeOf(file: string): Promise<string | null> {
  let folder = path.dirname(path.resolve(file));
  let real = await realpath(folder).catch(() => null);
  while (real === null) {
    folder = path.dirname(folder);
    real = await realpath(folder).catch(() => null);
  }
  return (await treeRoot(real)) === null ? null : folder;
}

/** Not as it is: a name may begin with a colon. */
const nameIn = (folder: string, file: string) => `./${path.relative(folder, path.resolve(file))}`;

const succeeds = async (folder: string, args: readonly string[]) =>
  git(folder, args).then(
    () => true,
    () => false,
  );

function refusal(message: string, next: string): Failure {
  return new Failure(message, { exitCode: exitCode.conflict, next });
}
