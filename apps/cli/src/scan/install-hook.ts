import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { git } from './git.ts';

const MARK = '# keyfob scan: no token value gets into a commit';
const BLOCK = `${MARK}
if command -v keyfob >/dev/null 2>&1; then keyfob scan --staged --quiet || exit 1; else npx --no-install @keyfob/cli scan --staged --quiet || exit 1; fi
`;

/** Puts the scan before every commit, beside what the hook does already. Doing it again changes nothing. */
export async function installHook(folder: string): Promise<{ path: string; installed: boolean }> {
  const hooks = (await git(folder, ['rev-parse', '--git-path', 'hooks'])).trim();
  const hook = path.join(path.resolve(folder, hooks), 'pre-commit');
  const former = await readFile(hook, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Failure(`Cannot read ${hook}`, { cause: error });
  });
  if (former?.includes(MARK)) return { path: hook, installed: false };
  if (former !== null && !/^#!.*\b(sh|bash|dash|zsh)\b/.test(former))
    throw new Failure(`${hook} is there and is no shell script, so it is left alone`, {
      exitCode: exitCode.conflict,
      next: 'have it run: keyfob scan --staged',
    });
  const [first = '', ...rest] = (former ?? '#!/bin/sh\n').split('\n');
  await mkdir(path.dirname(hook), { recursive: true });
  // First of all: what comes after may end the hook.
  await writeFile(hook, `${first}\n${BLOCK}${rest.join('\n')}`);
  await chmod(hook, 0o755);
  return { path: hook, installed: true };
}
