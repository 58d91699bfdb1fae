import path from 'node:path';
import { parseGrant } from '@keyfob/sdk';
import { Argument, Command } from 'commander';
import { examples } from '../examples.ts';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { readTextIfAny, writeText } from '../files/write-text.ts';
import { openAnonymous } from '../session.ts';
import type { OpenSession } from '../session.ts';
import { findValue } from '../snippets/find-value.ts';
import { assertIgnored, assertUntracked } from '../snippets/keep-from-git.ts';
import type { Snippet, SnippetInput } from '../snippets/snippet.ts';
import { targets } from '../snippets/targets.ts';
import type { Target } from '../snippets/targets.ts';
import { keepTokenFile, tokenFileOf } from '../snippets/token-file-of.ts';

interface SnippetOptions {
  readonly write?: string | true;
  readonly inline?: true;
  readonly permission: string;
  readonly server?: string;
  readonly service?: string;
}

export function command(): Command {
  return new Command()
    .description('How something is given a token: printed, or merged into its file')
    .addArgument(new Argument('<target>', 'what is given the token').choices(Object.keys(targets)))
    .option('--write [file]', 'merge it into its file, or into this one; what else is there stays')
    .option('--inline', 'with the value of the token that you use; without it, the value appears nowhere')
    .option('--permission <type:action>', 'what the example asks about', readPermission, 'builder:list')
    .option('--server <name>', 'claude-desktop: a server that is there already; nginx: the server_name')
    .option('--service <name>', 'docker: the service of the compose file')
    .addHelpText(
      'after',
      examples(
        ['keyfob snippet github-actions --write', 'into .github/workflows/keyfob.yml'],
        ['keyfob snippet github-actions --write .github/workflows/ci.yml'],
        ['keyfob snippet claude-desktop --write', 'Claude Desktop starts keyfob mcp'],
        ['keyfob snippet dotenv --write --inline', 'the value into .env, and .env into .gitignore'],
        ['keyfob snippet curl'],
      ),
    )
    .action(async (target: Target, options: SnippetOptions, command: Command) => {
      const session = await openAnonymous(command);
      const snippet: Snippet = await targets[target]();
      if (options.write !== undefined && options.inline && snippet.isShared) throw shared(target);
      const input = await readInput(session, options);
      if (options.write === undefined) return print(session, target, snippet, input);
      return write(session, target, snippet, input, options.write === true ? undefined : options.write);
    });
}

async function readInput({ settings, apiUrl }: OpenSession, options: SnippetOptions): Promise<SnippetInput> {
  return {
    apiUrl,
    value: options.inline && (await findValue(settings)),
    permission: options.permission,
    tokenFile: tokenFileOf(settings),
    program: { command: process.execPath, args: [path.resolve(process.argv[1] ?? 'keyfob')] },
    server: options.server,
    service: options.service,
  };
}

function print({ output }: OpenSession, target: Target, snippet: Snippet, input: SnippetInput): void {
  const text = snippet.text(input);
  if (output.isJson) output.message({ target, snippet: text, next: snippet.next(input) }, '');
  else output.raw(text);
  if (input.value !== undefined && snippet.isShared)
    output.warn('this holds the value of a token: keep it out of the repository');
  if (!output.isJson) for (const line of snippet.next(input)) output.notice(line);
}

async function write(
  { output, settings }: OpenSession,
  target: Target,
  snippet: Snippet,
  input: SnippetInput,
  file: string | undefined,
): Promise<void> {
  if (!snippet.files) throw noFile(target);
  // Everything is merged before anything is written: a file that cannot take it leaves the others alone too.
  const merged = [];
  for (const change of snippet.files(input, file)) {
    const before = await readTextIfAny(change.file);
    const after = change.merge(before ?? '');
    merged.push({ file: path.resolve(change.file), before, after, secret: change.secret ?? false });
  }
  if (target === 'claude-desktop' && input.value === undefined) await keepTokenFile(settings, input.tokenFile);
  await writeAll(merged);
  const files = merged.map((one) => ({ file: one.file, changed: one.after !== one.before }));
  output.report(
    { target, files, next: snippet.next(input) },
    files.map((one) => (one.changed ? `Wrote ${one.file}` : `${one.file} says so already`)),
  );
  if (!output.isJson) for (const line of snippet.next(input)) output.notice(line);
}

/** What keeps a value out of Git is written before the value is, and asked whether it does. */
async function writeAll(merged: readonly { file: string; before: string | null; after: string; secret: boolean }[]) {
  const [secrets, others] = [merged.filter(({ secret }) => secret), merged.filter(({ secret }) => !secret)];
  for (const { file } of secrets) await assertUntracked(file);
  for (const { file, before, after } of others) if (after !== before) await writeText(file, after);
  for (const { file } of secrets) await assertIgnored(file);
  for (const { file, after } of secrets) await writeText(file, after, { secret: true });
}

function readPermission(text: string): string {
  if (parseGrant(text)) return text;
  throw new Failure(`Not a permission: ${text}`, {
    exitCode: exitCode.usage,
    next: 'give type:action, such as builder:list',
  });
}

function shared(target: Target): Failure {
  return new Failure(
    `No value is written into the file of ${target}: everybody who reads the repository would have it`,
    {
      exitCode: exitCode.usage,
      next: `keyfob snippet ${target} --write, without --inline, and the value as a secret`,
    },
  );
}

function noFile(target: Target): Failure {
  return new Failure(`${target} has no file of its own`, {
    exitCode: exitCode.usage,
    next: `keyfob snippet ${target} > FILE`,
  });
}
