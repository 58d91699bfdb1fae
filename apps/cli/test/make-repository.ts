import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** A Git repository in a new folder, and Git as Ada in it. */
export function makeRepository(at: string) {
  mkdirSync(at);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', at, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  git('init', '-q', '-b', 'main');
  return { at, git };
}
