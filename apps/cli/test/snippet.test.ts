import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeRepository } from './make-repository.ts';
import { runCli } from './run-cli.ts';

const execute = promisify(execFile);
/** Shape and checksum are right; no service knows it. */
const VALUE = `kf_wst_${'0'.repeat(30)}1nRiUA`;
/** Answers with the credential that it was sent. */
const peer = createServer((request, response) =>
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ sent: request.headers.authorization })),
);
let url: string;
let folder: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(peer.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => peer.close(resolve)));
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keyfob-snippet-'));
  return () => rmSync(folder, { recursive: true });
});

const at = (name: string) => path.join(folder, name);
const read = (name: string) => readFileSync(at(name), 'utf8');
function put(name: string, text: string): void {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
}
const mode = (name: string) => (statSync(at(name)).mode & 0o777).toString(8);

/** In the folder of the test, with a home of its own. */
const run = (args: readonly string[], more: Record<string, string> = {}, cwd = folder) =>
  runCli(
    ['snippet', ...args],
    {
      KEYFOB_API_URL: url,
      KEYFOB_TOKEN: VALUE,
      HOME: folder,
      KEYFOB_CONFIG_DIR: at('config'),
      XDG_CONFIG_HOME: at('xdg'),
      ...more,
    },
    { cwd },
  );

test.each([
  ['curl', 'sh'],
  ['python', 'python3'],
  ['fetch', 'node'],
])('what %s prints runs as it is, with the variable and with the value', async (target, program) => {
  for (const flags of [[], ['--inline']]) {
    const { stdout } = await run([target, ...flags]);
    put(target === 'fetch' ? 'run.mjs' : 'run', stdout);
    const file = at(target === 'fetch' ? 'run.mjs' : 'run');
    const env = { PATH: process.env['PATH'], ...(flags.length === 0 && { KEYFOB_TOKEN: VALUE }) };
    const { stdout: printed } = await execute(program === 'node' ? process.execPath : program, [file], { env });
    expect(printed).toContain(`Bearer ${VALUE}`);
  }
});

test('github-actions --write: a workflow keeps its jobs, comments and spaces; the second time identical bytes', async () => {
  put('ci.yml', '# ours\non: [push]\n\njobs:\n    a: { runs-on: x } # odd\n');
  const first = await run(['github-actions', '--write', 'ci.yml']);
  expect(first).toMatchObject({
    exitCode: 0,
    stdout: `Wrote ${at('ci.yml')}\n`,
    stderr: expect.stringContaining('| gh secret set KEYFOB_TOKEN') as string,
  });
  const once = read('ci.yml');
  expect(once).toBe(
    `# ours\non: [push]\n\nenv:\n  KEYFOB_API_URL: ${url}\n  KEYFOB_TOKEN: \${{ secrets.KEYFOB_TOKEN }}\njobs:\n    a: { runs-on: x } # odd\n`,
  );
  const second = await run(['github-actions', '--write', 'ci.yml', '--json']);
  expect(JSON.parse(second.stdout)).toMatchObject({ files: [{ file: at('ci.yml'), changed: false }] });
  expect(read('ci.yml')).toBe(once);
});

test('dotenv --inline: the value in a file for its owner alone, which git ignores', async () => {
  put('.env', '# mine\nKEYFOB_TOKEN=\n');
  put('.gitignore', 'dist\n');
  for (let time = 0; time < 2; time += 1) {
    expect(await run(['dotenv', '--write', '--inline'])).toMatchObject({ exitCode: 0 });
    expect(read('.env')).toBe(`# mine\nKEYFOB_TOKEN=${VALUE}\nKEYFOB_API_URL=${url}\n`);
    expect({ env: mode('.env'), ignored: read('.gitignore') }).toEqual({ env: '600', ignored: 'dist\n.env\n' });
  }
});

test('--inline puts no value where Git would take it: a tracked file, a link, a file that is not ignored in the end', async () => {
  const { at: tree, git } = makeRepository(at('tree'));
  const inTree = async (...args: string[]) => {
    const { exitCode, stderr } = await run([...args, '--inline'], {}, tree);
    return { exitCode, told: /^Error: (.*)\nNext: (.*)$/m.exec(stderr)?.slice(1).join('; ') ?? stderr };
  };
  put('tree/.env', 'A=1\n');
  git('add', '.env');
  const tracked = await inTree('dotenv', '--write');
  expect(tracked).toEqual({ exitCode: 7, told: expect.stringMatching(/^Git tracks .*; git rm --cached /) as string });
  git('rm', '-q', '--cached', '.env');
  expect((await inTree('dotenv', '--write')).exitCode).toBe(0);
  expect(read('tree/.env')).toContain(VALUE);
  expect(git('status', '--porcelain')).toBe('?? .gitignore\n');
  symlinkSync(at('elsewhere'), path.join(tree, 'link.env'));
  expect((await inTree('dotenv', '--write', 'link.env')).told).toMatch('is a symbolic link');
  expect(existsSync(at('elsewhere'))).toBe(false);
  put('tree/.gitignore', '*.env\n.env\nlate.env\n!*.env\n');
  expect((await inTree('dotenv', '--write', 'late.env')).told).toMatch(/^Git does not ignore .*late\.env/);
  expect((await inTree('k8s-secret', '--write')).told).toMatch('put keyfob-secret.yaml into the .gitignore');
  for (const name of ['late.env', 'keyfob-secret.yaml']) expect(existsSync(path.join(tree, name))).toBe(false);
});

test('k8s-secret: a manifest with --inline only; without it nothing is written', async () => {
  expect(await run(['k8s-secret', '--write'])).toMatchObject({ exitCode: 64, stdout: '' });
  expect(existsSync(at('keyfob-secret.yaml'))).toBe(false);
  expect(await run(['k8s-secret', '--write', '--inline'])).toMatchObject({ exitCode: 0 });
  const once = read('keyfob-secret.yaml');
  expect(parse(once)).toMatchObject({ kind: 'Secret', stringData: { KEYFOB_TOKEN: VALUE } });
  expect(mode('keyfob-secret.yaml')).toBe('600');
  await run(['k8s-secret', '--write', '--inline']);
  expect(read('keyfob-secret.yaml')).toBe(once);
});

const CLAUDE = 'xdg/Claude/claude_desktop_config.json';

test.skipIf(process.platform !== 'linux')(
  'claude-desktop: an absolute command, and the path of a token file with mode 0600',
  async () => {
    put(
      CLAUDE,
      '{\n    "theme": "dark",\n    "mcpServers": {\n        "other": {\n            "command": "x"\n        }\n    }\n}\n',
    );
    const first = await run(['claude-desktop', '--write']);
    expect(first).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('Quit Claude Desktop completely and start it again') as string,
    });
    const once = read(CLAUDE);
    expect(once).not.toContain(VALUE);
    expect(once).toContain(
      '    "theme": "dark",\n    "mcpServers": {\n        "other": {\n            "command": "x"\n        },\n        "keyfob": {\n',
    );
    const { mcpServers } = JSON.parse(once) as {
      mcpServers: Record<string, { command: string; args: string[]; env: Record<string, string> }>;
    };
    const { command = '', args = [], env = {} } = mcpServers['keyfob'] ?? {};
    expect(env).toEqual({ KEYFOB_API_URL: url, KEYFOB_TOKEN_FILE: at('config/claude-desktop-token.json') });
    expect(mode('config/claude-desktop-token.json')).toBe('600');
    expect({ absolute: path.isAbsolute(command), last: args.at(-1) }).toEqual({ absolute: true, last: 'mcp' });
    // The very command that was written, with another word for `mcp`, speaks with the token that it points at.
    const ran = await execute(command, [...args.slice(0, -1), 'auth', 'token'], { env });
    expect(ran).toEqual({ stdout: `${VALUE}\n`, stderr: '' });
    await run(['claude-desktop', '--write']);
    expect(read(CLAUDE)).toBe(once);

    await run(['claude-desktop', '--write', '--inline']);
    const inline = read(CLAUDE);
    expect(JSON.parse(inline)).toMatchObject({ mcpServers: { keyfob: { env: { KEYFOB_TOKEN: VALUE } } } });
    expect(inline).not.toContain('KEYFOB_TOKEN_FILE');
    expect(mode(CLAUDE)).toBe('600');
  },
);

test.skipIf(process.platform !== 'linux')(
  'claude-desktop --server: the token goes into the platform’s own server, which keeps its command',
  async () => {
    put(CLAUDE, '{ "mcpServers": { "acme": { "command": "acme-mcp", "env": { "REGION": "eu" } } } }\n');
    expect(await run(['claude-desktop', '--write', '--server', 'acme', '--inline'])).toMatchObject({ exitCode: 0 });
    const { mcpServers } = JSON.parse(read(CLAUDE)) as { mcpServers: unknown };
    expect(mcpServers).toEqual({
      acme: { command: 'acme-mcp', env: { REGION: 'eu', KEYFOB_API_URL: url, KEYFOB_TOKEN: VALUE } },
    });
    const before = read(CLAUDE);
    const unknown = await run(['claude-desktop', '--write', '--server', 'acne']);
    expect(unknown).toMatchObject({
      exitCode: 6,
      stderr: expect.stringContaining('has no server acne (it has acme)') as string,
    });
    expect(read(CLAUDE)).toBe(before);
  },
);

test.each([
  ['github-actions', '.github/workflows/keyfob.yml', 'on: push\njobs: [\n', 'is not YAML: line'],
  ['claude-desktop', CLAUDE, '{\n  "mcpServers": {,}\n}\n', 'is not JSON: line 2'],
  ['dotenv', '.env', 'A=1\n<html>\n', 'is not a .env file: line 2'],
  ['docker', 'compose.yaml', 'services: {a: {}, b: {}}\n', 'has 2 services'],
])('%s: a file that cannot be read is left as it is, and the place is told', async (target, file, text, told) => {
  put(file, text);
  const { exitCode, stdout, stderr } = await run([target, '--write']);
  expect({ exitCode, stdout }).toEqual({ exitCode: 64, stdout: '' });
  expect(stderr).toContain(told);
  expect(read(file)).toBe(text);
  expect(existsSync(at('.gitignore'))).toBe(false);
});

test.each([
  [
    'no value goes into a file that everybody reads',
    ['github-actions', '--write', '--inline'],
    64,
    'No value is written into the file of github-actions',
  ],
  ['nothing to write', ['curl', '--write'], 64, 'curl has no file of its own'],
  ['an unknown target', ['gihub-actions'], 64, 'Allowed choices are github-actions, gitlab'],
  ['a permission that is none', ['curl', '--permission', 'builder'], 64, 'Not a permission: builder'],
])('%s', async (_, args, exitCode, told) => {
  const found = await run(args);
  expect(found).toMatchObject({ exitCode, stdout: '', stderr: expect.stringContaining(told) as string });
});

test('--inline without a token says how to get one', async () => {
  const found = await run(['dotenv', '--write', '--inline'], { KEYFOB_TOKEN: '' });
  expect(found).toMatchObject({ exitCode: 4, stderr: expect.stringContaining('Next: keyfob token create') as string });
  expect(existsSync(at('.env'))).toBe(false);
});
