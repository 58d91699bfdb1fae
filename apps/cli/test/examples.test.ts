import { cpSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleTable } from './examples.ts';
import type { Example } from './examples.ts';
import { openShell } from './in-shell.ts';
import type { Shell } from './in-shell.ts';
import { openLive } from './live.ts';
import type { Live } from './live.ts';
import { signInAsPerson } from './sign-in-as-person.ts';

let live: Live;
let piped: Shell;
let typed: Shell;
beforeAll(async () => {
  live = await openLive();
  [piped, typed] = [openShell({ KEYFOB_API_URL: live.url }), openShell({ KEYFOB_API_URL: live.url })];
});
afterAll(async () => {
  piped.close();
  typed.close();
  await live[Symbol.asyncDispose]();
});

test('auth login shows a code and a link, waits for the approval in a browser, and keeps the session (RFC 8628)', async () => {
  const stdout = await signInAsPerson(live, typed);
  expect(stdout).toMatch(/Open http\S+\/device and enter it/);
  expect(stdout).toMatch(/Signed in to \S+ as ada@example.com, workspace acme; kept in a file that only you can read/);
  const config = (shell: Shell) => path.join(shell.folder, 'config');
  expect(statSync(config(typed)).mode & 0o777).toBe(0o700);
  cpSync(config(typed), config(piped), { recursive: true });
  const made = await typed.terminal('keyfob workspace create "Beta"');
  expect(made.stdout).toMatch(/Workspace beta \(Beta\) is there and selected/);
});

describe('each example of the documents, through pipes: stdout is data alone, no colour, the exit code, files and their modes', () => {
  test.each(exampleTable.map((example) => [example.line, example] as const))('%s', async (_, example) => {
    const { exitCode, stdout, stderr } = await piped.pipe(example.asks ? `${example.line} --yes` : example.line);
    expect({ exitCode, stdout, stderr }).toMatchObject({ exitCode: example.exit ?? 0 });
    if (example.stdout) expect(stdout).toMatch(example.stdout);
    else if (example.exit) expect(stdout).toBe('');
    if (example.stderr) expect(stderr).toMatch(example.stderr);
    if (example.exit) expect(stderr).toMatch(/Error: .*\nNext: ./);
    // oxlint-disable-next-line no-control-regex -- a control character is what must not be there
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/);
    check(example, piped, stdout + stderr);
  });
});

describe('the same in a terminal, where questions are asked and answered', () => {
  test.each(exampleTable.map((example) => [example.line, example] as const))('%s', async (_, example) => {
    const { exitCode, stdout: shown } = await typed.terminal(example.line);
    expect({ exitCode, shown }).toMatchObject({ exitCode: example.exit ?? 0 });
    // oxlint-disable-next-line no-control-regex -- colours and the editing of the answer are taken away
    const text = shown.replaceAll(/\u001B\[[0-9;]*[A-Za-z]/g, '');
    for (const expected of [example.stdout, example.stderr]) if (expected) expect(text).toMatch(inTerminal(expected));
    expect(shown.includes('[y/N]')).toBe(example.asks ?? false);
    check(example, typed, text);
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
function inTerminal({ source }: RegExp): RegExp {
  return new RegExp(source.replace(/^\^/, '').replace(/\$$/, ''));
}

function check({ never, file }: Example, { folder }: Shell, text: string): void {
  if (never) expect(text).not.toMatch(never);
  if (file !== undefined) expect(statSync(path.join(folder, file)).mode & 0o777).toBe(0o600);
}
