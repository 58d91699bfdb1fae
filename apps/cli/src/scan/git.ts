import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Failure } from '../failure.ts';

type Git = ChildProcessByStdio<Writable, Readable, Readable>;

/** What a Git command prints; nothing is asked of a shell. @throws Failure with Git's own words. */
export async function git(folder: string, args: readonly string[]): Promise<string> {
  const child = startGit(folder, args);
  child.stdin.end();
  const [out] = await Promise.all([text(child.stdout), gitEnd(child)]);
  return out;
}

export function startGit(folder: string, args: readonly string[]): Git {
  return spawn('git', ['-C', folder, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Resolves when the command ended well. */
export async function gitEnd(child: Git): Promise<void> {
  const said = text(child.stderr);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (cause) =>
      reject(new Failure('Git cannot be run', { cause, next: 'install git, or scan without it' })),
    );
    child.on('close', resolve);
  });
  if (code !== 0) throw new Failure('Git did not do it', { cause: new Error((await said).trim()) });
}

/** The root of the working tree a folder is in; null outside of one, and where there is no Git. */
export async function treeRoot(folder: string): Promise<string | null> {
  return git(folder, ['rev-parse', '--show-toplevel']).then(
    (out) => out.replace(/\n$/, ''),
    () => null,
  );
}
