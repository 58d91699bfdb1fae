import { cpSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleTable } from './examples.ts';
import type { Example } from './examples.ts';
import { openShell } from './in-shell.ts';
import type { Shell, ShellRun } from './in-shell.ts';
import { openLive } from './live.ts';
import type { Live } from './live.ts';
import { signInAsPerson } from './sign-in-as-person.ts';

let live: Live;
let piped: Shell;
let typed: Shell;
/** What the sign-in and the making of the second workspace have shown. */
let shown: { readonly login: string; readonly workspace: string };
const signedIn = Promise.withResolvers<void>();
beforeAll(async () => {
  live = await openLive();
  [piped, typed] = [openShell({ KEYFOB_API_URL: live.url }), openShell({ KEYFOB_API_URL: live.url })];
  const login = await signInAsPerson(live, typed);
  cpSync(path.join(typed.folder, 'config'), path.join(piped.folder, 'config'), { recursive: true });
  shown = { login, workspace: (await typed.terminal('keyfob workspace create "Beta"')).stdout };
  signedIn.resolve();
});
afterAll(async () => {
  piped.close();
  typed.close();
  await live[Symbol.asyncDispose]();
});

interface Tried extends ShellRun {
  /** Of the file that must be there then. */
  readonly mode: number | undefined;
}

/** Once somebody is signed in, each example after the one before it, as a person types them: the answers in their order. */
function inTurn(shellOf: () => Shell, run: (shell: Shell, example: Example) => Promise<ShellRun>): Promise<Tried>[] {
  let before: Promise<unknown> = signedIn.promise;
  return exampleTable.map((example) => {
    const tried = before.then(async () => {
      const shell = shellOf();
      const told = await run(shell, example);
      const { file } = example;
      const found = file === undefined ? undefined : statSync(path.join(shell.folder, file), { throwIfNoEntry: false });
      return { ...told, mode: found && found.mode & 0o777 };
    });
    before = tried.catch(() => {});
    return tried;
  });
}
// Both at once: the terminal is in a workspace of its own, so that neither meets the other’s tokens.
const throughPipes = inTurn(
  () => piped,
  (shell, { line, asks }) => shell.pipe(asks ? `${line} --yes` : line),
);
const inTerminal = inTurn(
  () => typed,
  (shell, { line }) => shell.terminal(line),
);
const rows = exampleTable.map((example, at) => [example.line, example, at] as const);

test('auth login shows a code and a link, waits for the approval in a browser, and keeps the session (RFC 8628)', () => {
  expect(shown.login).toMatch(/Open http\S+\/device and enter it/);
  expect(shown.login).toMatch(
    /Signed in to \S+ as ada@example.com, workspace acme; kept in a file that only you can read/,
  );
  expect(statSync(path.join(typed.folder, 'config')).mode & 0o777).toBe(0o700);
  expect(shown.workspace).toMatch(/Workspace beta \(Beta\) is there and selected/);
});

describe('each example of the documents, through pipes: stdout is data alone, no colour, the exit code, files and their modes', () => {
  test.each(rows)('%s', async (_, example, at) => {
    const { exitCode, stdout, stderr, mode } = await tried(throughPipes, at);
    expect({ exitCode, stdout, stderr }).toMatchObject({ exitCode: example.exit ?? 0 });
    if (example.stdout) expect(stdout).toMatch(example.stdout);
    else if (example.exit) expect(stdout).toBe('');
    if (example.stderr) expect(stderr).toMatch(example.stderr);
    if (example.exit) expect(stderr).toMatch(/Error: .*\nNext: ./);
    // oxlint-disable-next-line no-control-regex -- a control character is what must not be there
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/);
    check(example, mode, stdout + stderr);
  });
});

describe('the same in a terminal, where questions are asked and answered', () => {
  test.each(rows)('%s', async (_, example, at) => {
    const { exitCode, stdout: seen, mode } = await tried(inTerminal, at);
    expect({ exitCode, seen }).toMatchObject({ exitCode: example.exit ?? 0 });
    // oxlint-disable-next-line no-control-regex -- colours and the editing of the answer are taken away
    const text = seen.replaceAll(/\u001B\[[0-9;]*[A-Za-z]/g, '');
    for (const expected of [example.stdout, example.stderr]) if (expected) expect(text).toMatch(amongOthers(expected));
    expect(seen.includes('[y/N]')).toBe(example.asks ?? false);
    check(example, mode, text);
  });
});

test('auth logout ends the session and forgets the token; commands then ask for a sign-in: exit 4', async () => {
  expect((await typed.pipe('keyfob auth logout')).stdout).toBe('Signed out ada@example.com (profile default).\n');
  const { exitCode, stderr } = await typed.pipe('keyfob token list');
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 4 });
  expect(stderr).toMatch(/Authentication required[\s\S]*Next: keyfob auth login/);
  // The other folder holds the same session, which is over.
  const other = await piped.pipe('keyfob token list');
  expect(other).toMatchObject({ exitCode: 4, stdout: '' });
  expect(other.stderr).toMatch(
    /Authentication required \(The session .*ended[\s\S]*Next: keyfob auth login\nRequest: /,
  );
});

/** Both streams come together there, so an exact answer is a part of it. */
function amongOthers({ source }: RegExp): RegExp {
  return new RegExp(source.replace(/^\^/, '').replace(/\$$/, ''));
}

function check({ never, file }: Example, mode: number | undefined, text: string): void {
  if (never) expect(text).not.toMatch(never);
  if (file !== undefined) expect(mode).toBe(0o600);
}

/** Whether or not it is asked for alone, an example waits for those before it. */
function tried(runs: readonly Promise<Tried>[], at: number): Promise<Tried> {
  const run = runs[at];
  if (run === undefined) throw new Error('each example is tried');
  return run;
}
