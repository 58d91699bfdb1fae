import { git } from './git.ts';

/** Where a Git object came in: `path @ commit` of the first commit that has it; its own id where none has. */
export async function findCommit(folder: string, id: string): Promise<string> {
  const out = await git(folder, [
    'log',
    '--no-show-signature',
    '--no-ext-diff',
    '--no-textconv',
    '--all',
    '--reverse',
    `--find-object=${id}`,
    '--format=%h',
    '--name-only',
    '-z',
  ]);
  const [commit, ...names] = out.split(/[\0\n]+/).filter(Boolean);
  const [name] = names;
  return commit === undefined || name === undefined ? `object ${id.slice(0, 12)}` : `${name} @ ${commit}`;
}
