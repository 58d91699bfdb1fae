import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { Failure } from '../failure.ts';

/**
 * A repository may be somebody else's trap: none of the programs that its configuration names is run, nothing is fetched, and
 * no object is shown as another.
 */
const SETTINGS = [
  'core.fsmonitor=false',
  'core.untrackedCache=false',
  'log.showSignature=false',
  'gpg.program=false',
  'protocol.allow=never',
];
const ENVIRONMENT = {
  // Stronger than any `protocol.<name>.allow` of the repository; Git before 2.45 does not know the next one.
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
};
/** What a hook says of its own repository, which is no other's. */
const OF_ONE_REPOSITORY = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_COMMON_DIR',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
];

type Git = ChildProcessByStdio<Writable, Readable, Readable>;

/** What a Git command prints; nothing is asked of a shell. @throws Failure with Git's own words. */
export async function git(folder: string, args: readonly string[]): Promise<string> {
  return (await gitBytes(folder, args)).toString('utf8');
}

/** The same in bytes, for names need not be UTF-8; `isOther` where the repository is not the one that a hook may run in. */
export async function gitBytes(folder: string, args: readonly string[], { isOther = false } = {}): Promise<Buffer> {
  const child = startGit(folder, args, { isOther });
  child.stdin.end();
  const [out] = await Promise.all([buffer(child.stdout), gitEnd(child)]);
  return out;
}

export function startGit(folder: string, args: readonly string[], { isOther = false } = {}): Git {
  // Where the hooks are is a question that must have its true answer; it runs none.
  const settings = args[0] === 'rev-parse' ? SETTINGS : [...SETTINGS, 'core.hooksPath=/dev/null'];
  const env: NodeJS.ProcessEnv = { ...process.env, ...ENVIRONMENT }; // oxlint-disable-line node/no-process-env -- Git is run as the person would run it
  if (isOther) for (const name of OF_ONE_REPOSITORY) delete env[name];
  return spawn('git', [...settings.flatMap((one) => ['-c', one]), '-C', folder, ...args], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
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
  if (code === 0) return;
  const reason = (await said).trim();
  if (reason.includes('not a git repository'))
    throw new Failure('This is not in a Git repository', {
      next: 'give a folder that is, or scan the files alone: keyfob scan PATH',
    });
  throw new Failure('Git did not do it', { cause: new Error(reason) });
}

/** The root of the working tree a folder is in; null outside of one, and where there is no Git. */
export async function treeRoot(folder: string, { isOther = false } = {}): Promise<string | null> {
  return gitBytes(folder, ['rev-parse', '--show-toplevel'], { isOther }).then(
    (out) => out.toString('utf8').replace(/\n$/, ''),
    () => null,
  );
}
