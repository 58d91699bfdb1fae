import { chmod, lstat, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { git } from './git.ts';

const MARK = '# keyfob scan: no token value gets into a commit';
const BLOCK = new RegExp(`^${MARK}\n.*\n`, 'm');

interface HookOptions {
  /** Who is asked which values are live, where it is not who would be asked anyway. */
  readonly apiUrl: string | undefined;
  /** Node and this program: what the hook runs where `keyfob` is no command. */
  readonly program: readonly string[];
}

/** One line after its mark, so that it can be replaced: silent where all is well, else with all that the scan says. */
function blockOf({ apiUrl, program }: HookOptions): string {
  const scan = ['scan', '--staged', ...(apiUrl === undefined ? [] : ['--api-url', apiUrl])].map(quoted).join(' ');
  const here = program.map(quoted);
  const isHere = here.map((file) => `[ -f ${file} ]`).join(' && ');
  const run = `if command -v keyfob >/dev/null; then keyfob ${scan}; elif ${isHere}; then ${here.join(' ')} ${scan}; else npx --no-install @keyfob/cli ${scan}; fi`;
  return `${MARK}\nkeyfob_said=$(exec 2>&1; ${run}) || { printf '%s\\n' "$keyfob_said" >&2; exit 1; }\n`;
}

/** One word of a shell, whatever is in it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** Puts the scan before every commit, beside what the hook does already. Doing it again with the same options changes nothing. */
export async function installHook(folder: string, options: HookOptions): Promise<{ path: string; installed: boolean }> {
  const hooks = (await git(folder, ['rev-parse', '--git-path', 'hooks'])).trim();
  const hook = path.join(path.resolve(folder, hooks), 'pre-commit');
  const link = await lstat(hook).catch(() => null);
  if (link?.isSymbolicLink())
    throw new Failure(`${hook} leads to another file, which is left alone`, {
      exitCode: exitCode.conflict,
      next: 'have that file run: keyfob scan --staged',
    });
  const former = await readFile(hook, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Failure(`Cannot read ${hook}`, { cause: error });
  });
  const block = blockOf(options);
  if (former?.includes(block)) return { path: hook, installed: false };
  if (former !== null && !/^#!.*\b(sh|bash|dash|zsh)\b/.test(former))
    throw new Failure(`${hook} is there and is no shell script, so it is left alone`, {
      exitCode: exitCode.conflict,
      next: 'have it run: keyfob scan --staged',
    });
  const [first = '', ...rest] = (former?.replace(BLOCK, '') ?? '#!/bin/sh\n').split('\n');
  await mkdir(path.dirname(hook), { recursive: true });
  // First of all: what comes after may end the hook.
  await writeFile(hook, `${first}\n${block}${rest.join('\n')}`);
  await chmod(hook, 0o755);
  return { path: hook, installed: true };
}
