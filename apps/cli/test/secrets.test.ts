import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openShell } from './in-shell.ts';
import type { Shell } from './in-shell.ts';
import { openLive } from './live.ts';
import type { Live } from './live.ts';
import { signInAsPerson } from './sign-in-as-person.ts';
import { watchArguments } from './watch-arguments.ts';

interface Status {
  readonly profile: string;
  readonly source: string;
}

let live: Live;
let value: string;
let shell: Shell;
beforeAll(async () => {
  live = await openLive();
  const grants = [
    { resource_type: 'keyfob/token', actions: ['create', 'list', 'get', 'revoke'] },
    { resource_type: 'builder', actions: ['ensure'] },
  ];
  ({ value } = await live.call('POST', '/v1/workspaces/acme/tokens', { kind: 'workspace', name: 'caller', grants }));
});
beforeEach(() => {
  shell = openShell({ KEYFOB_API_URL: live.url });
  return () => shell.close();
});
afterAll(() => live[Symbol.asyncDispose]());

let kept: Promise<string> | undefined;
/** With what the sign-in of another test has left, so that not each needs one of its own. */
async function signInAgain(): Promise<void> {
  kept ??= signIn().then(({ stdout }) => {
    expect(stdout).toContain('Signed in');
    return readFileSync(at('config/credentials.json'), 'utf8');
  });
  const text = await kept;
  mkdirSync(at('config'), { recursive: true, mode: 0o700 });
  put('config/credentials.json', text);
}
const signIn = (before = '') =>
  shell.pipe(`${before} keyfob auth login --with-token --insecure-storage`, { input: `${value}\n` });
const at = (name: string) => path.join(shell.folder, name);
const put = (name: string, text: string, mode = 0o600) => {
  writeFileSync(at(name), text);
  chmodSync(at(name), mode);
};

test('S19 under umask 000 the folder is 0700 and each file 0600 from its creation on, and no temporary file stays', async () => {
  const seen = new Map<string, number>();
  const over = new AbortController();
  const watch = async () => {
    while (!over.signal.aborted) {
      for (const folder of [shell.folder, at('config')]) {
        for (const name of list(folder)) {
          const file = path.join(folder, name);
          const { mode } = lstatSync(file, { throwIfNoEntry: false }) ?? {};
          if (mode !== undefined && /config|json|toml/.test(name))
            seen.set(file, (seen.get(file) ?? 0) | (mode & 0o777));
        }
      }
      await turn();
    }
  };
  const watching = watch();
  expect(await signIn('umask 000;')).toMatchObject({ exitCode: 0 });
  const lines = [
    'keyfob config set output table',
    'keyfob token create --name filed --grant builder:ensure --token-file token.json',
    'keyfob workspace clear',
  ];
  for (const line of lines) expect(await shell.pipe(`umask 000; ${line}`)).toMatchObject({ exitCode: 0 });
  over.abort();
  await watching;
  const loose = [...seen].filter(([file, mode]) => mode !== (file === at('config') ? 0o700 : 0o600));
  console.log(`S19: ${seen.size} files and folders watched under umask 000, ${loose.length} were ever open to others`);
  expect(seen.size).toBeGreaterThanOrEqual(4);
  expect(loose).toEqual([]);
  expect(list(at('config')).toSorted((a, b) => a.localeCompare(b))).toEqual(['config.toml', 'credentials.json']);
});

test.runIf(process.platform === 'linux')(
  'S19 no value is ever in the arguments of a process: signing in, creating, refreshing',
  async () => {
    const watch = watchArguments();
    put('browser', '#!/bin/sh\nsleep 0.5\n', 0o700);
    await signInAsPerson(live, shell, { DISPLAY: ':0', BROWSER: at('browser') });
    const { session } = Object.values(stored())[0] ?? {};
    const created = await shell.pipe('keyfob token create --name seen --grant builder:ensure --type standard -o token');
    await shell.pipe('keyfob token create --name kept --grant builder:ensure --type standard --save');
    const before = Object.values(stored())[0]?.token;
    await shell.pipe('keyfob token refresh --yes');
    const after = Object.values(stored())[0]?.token;
    expect((await signIn()).stderr).toContain('the sign-in of a person that profile default kept is replaced');
    await shell.pipe('cat > refreshed.json; chmod 600 refreshed.json; keyfob token refresh --yes', {
      env: { KEYFOB_TOKEN_FILE: 'refreshed.json' },
      input: JSON.stringify({ bearer_token: created.stdout.trim() }),
    });
    const refreshed = JSON.parse(readFileSync(at('refreshed.json'), 'utf8')) as { bearer_token: string };
    const secrets = [session?.value, created.stdout.trim(), before?.value, after?.value, value, refreshed.bearer_token];
    expect(new Set(secrets.map((secret) => (secret ?? '').length > 20 && secret)).size).toBe(secrets.length);
    const lines = await watch.stop();
    // What was started was seen, the browser too, so a value would have been.
    for (const started of [
      'auth login --insecure',
      'auth login --with-token',
      'token create',
      'token refresh',
      '/browser ',
    ])
      expect(lines).toContainEqual(expect.stringContaining(started));
    const leaks = lines.filter((line) => secrets.some((secret) => line.includes(secret ?? '')));
    console.log(`S19: ${secrets.length} values looked for in ${lines.length} command lines, found in ${leaks.length}`);
    expect(leaks).toEqual([]);
  },
);

test('auth switch: with two profiles the name may be left out; each keeps its own token', async () => {
  await signIn();
  const profile = async () => (JSON.parse((await shell.pipe('keyfob auth status --json')).stdout) as Status).profile;
  expect(await shell.pipe('keyfob auth switch')).toMatchObject({ exitCode: 64, stdout: '' });
  expect(
    await shell.pipe('keyfob auth login --with-token --insecure-storage --profile ci', { input: value }),
  ).toMatchObject({ exitCode: 0 });
  expect(await profile()).toBe('default');
  expect((await shell.pipe('keyfob auth switch')).stdout).toBe('Profile ci is used from now on.\n');
  expect(await profile()).toBe('ci');
  const unknown = await shell.pipe('keyfob auth switch staging');
  expect(unknown).toMatchObject({
    exitCode: 6,
    stderr: expect.stringMatching(/There is no profile staging\n.*one of: default, ci/) as string,
  });
  expect((await shell.pipe('keyfob auth logout')).stdout).toMatch(/\(profile ci\)/);
  expect((await shell.pipe('keyfob token list')).exitCode).toBe(4);
  expect((await shell.pipe('keyfob auth switch default --json')).stdout).toBe('{\n  "profile": "default"\n}\n');
  expect((await shell.pipe('keyfob token list')).exitCode).toBe(0);
});

test.each([
  [
    'others may read the credentials',
    () => chmodSync(at('config/credentials.json'), 0o644),
    /Others may read .*credentials\.json \(mode 0644\)[\s\S]*chmod 600/,
  ],
  [
    'others may read the folder',
    () => chmodSync(at('config'), 0o755),
    /Others may read .*config \(mode 0755\)[\s\S]*chmod 700/,
  ],
  ['the credentials are a symlink', () => link('config/credentials.json'), /symbolic link/],
  ['the folder is a symlink', () => link('config'), /symbolic link/],
  ['the credentials are damaged', () => put('config/credentials.json', '{'), /is damaged[\s\S]*keyfob auth login/],
  ['the settings are no TOML', () => put('config/config.toml', '= ='), /config\.toml is not TOML[\s\S]*mend it/],
])('S19 refused when %s, and what to do is said', async (_, spoil, message) => {
  await signInAgain();
  spoil();
  const read = await shell.pipe('keyfob token list');
  const { stderr, stdout, exitCode } = read.exitCode === 0 ? await shell.pipe('keyfob config set output json') : read;
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: expect.stringMatching(message) as string });
  expect(exitCode).toBe(1);
});

test.each([
  ['is missing', () => {}, /There is no token file at \.\/token\.json[\s\S]*keyfob token create/],
  ['is a folder', () => mkdirSync(at('token.json')), /is not a file/],
  [
    'is for others to read',
    () => put('token.json', JSON.stringify({ bearer_token: value }), 0o644),
    /Others may read[\s\S]*chmod 600/,
  ],
  [
    'is a symlink',
    () => {
      put('real.json', JSON.stringify({ bearer_token: value }));
      symlinkSync(at('real.json'), at('token.json'));
    },
    /symbolic link/,
  ],
  ['holds a raw value', () => put('token.json', value), /holds a raw token value[\s\S]*bearer_token/],
  ['holds something else', () => put('token.json', '{"token": 1}'), /is not a token file/],
  [
    'holds a typing error',
    () => put('token.json', JSON.stringify({ bearer_token: `${value.slice(0, -1)}-` })),
    /typing error/,
  ],
])('a token file that %s gets its own error', async (_, prepare, message) => {
  prepare();
  const { exitCode, stdout, stderr } = await shell.pipe('keyfob token list', {
    env: { KEYFOB_TOKEN_FILE: './token.json' },
  });
  expect({ stdout, stderr }).toEqual({ stdout: '', stderr: expect.stringMatching(message) as string });
  expect([1, 4]).toContain(exitCode);
  expect(stderr).not.toContain(value);
});

test('a value where a path belongs, a path where a value belongs, and a dead value are told apart: exit 4', async () => {
  const raw = await shell.pipe('keyfob token list', { env: { KEYFOB_TOKEN_FILE: value } });
  expect(raw).toMatchObject({
    exitCode: 4,
    stderr: expect.stringMatching(/holds a token value, not the path of a file/) as string,
  });
  const file = await shell.pipe('keyfob token list', { env: { KEYFOB_TOKEN: './token.json' } });
  expect(file).toMatchObject({
    exitCode: 4,
    stderr: expect.stringMatching(/Invalid token[\s\S]*KEYFOB_TOKEN_FILE/) as string,
  });
  const dead = await shell.pipe('keyfob token list', {
    env: { KEYFOB_TOKEN: 'kf_wst_0000000000000000000000000000002nP85p' },
  });
  expect(dead.stderr).toMatch(/Invalid token/);
  for (const { stderr } of [raw, file, dead]) expect(stderr).not.toContain(value);
});

test('the first credential that there is speaks: flag, KEYFOB_TOKEN, KEYFOB_TOKEN_FILE, then what is stored', async () => {
  await signIn();
  put('token.json', JSON.stringify({ bearer_token: value }));
  const source = async (line: string) => (JSON.parse((await shell.pipe(`${line} --json`)).stdout) as Status).source;
  expect(await source('keyfob auth status')).toBe('file');
  expect(await source('KEYFOB_TOKEN_FILE=token.json keyfob auth status')).toBe('KEYFOB_TOKEN_FILE');
  expect(await source(`KEYFOB_TOKEN_FILE=token.json KEYFOB_TOKEN=${value} keyfob auth status`)).toBe('KEYFOB_TOKEN');
  const flag = await shell.pipe(`keyfob auth status --token ${value} --json`);
  expect(flag.stderr).toContain('stays in the shell’s history');
  expect(flag.stdout).toContain('"source": "--token"');
  const elsewhere = await shell.pipe('keyfob token list --api-url http://localhost:1');
  expect(elsewhere).toMatchObject({
    exitCode: 4,
    stderr: expect.stringContaining('no credential for http://localhost:1') as string,
  });
});

test('S3 a value is in the one answer that creates it: not in what is said, told with -v, failed or written beside it', async () => {
  await signIn();
  const created = await shell.pipe('keyfob token create --name canary --grant builder:ensure -o token -v');
  const canary = created.stdout.trim();
  const spellings = [canary, value].flatMap((one) => [
    one,
    btoa(one),
    Buffer.from(one).toString('hex'),
    encodeURIComponent(`"${one}"`),
  ]);
  const lines = [
    'keyfob token list -v --json',
    'keyfob token show canary -v --json',
    'keyfob token show -v',
    'keyfob auth status -v --json',
    'keyfob token create --name canary --grant builder:ensure -v',
    `KEYFOB_TOKEN=${canary} keyfob token list -v`,
    `KEYFOB_TOKEN=${canary} keyfob token can builder:fly -v --json`,
    `keyfob token verify -v --json <<< ${canary}`,
    'keyfob token revoke canary --yes -v --json',
    `KEYFOB_TOKEN=${canary} keyfob token list -v`,
    `KEYFOB_TOKEN=${canary}x keyfob token list -v`,
    'keyfob token list -v --api-url http://127.0.0.1:9',
  ];
  let places = [created.stderr, readFileSync(at('config/config.toml'), 'utf8')];
  for (const line of lines) {
    const { stdout, stderr } = await shell.pipe(line);
    places = [...places, stdout, stderr];
  }
  const leaks = places.filter((text) => spellings.some((one) => text.includes(one)));
  console.log(`S3: 2 values looked for in ${places.length} outputs of the CLI, found in ${leaks.length}`);
  expect(leaks).toEqual([]);
});

/** What the program keeps, by profile. */
function stored(): Record<string, { session?: { value: string }; token?: { value: string } }> {
  return JSON.parse(readFileSync(at('config/credentials.json'), 'utf8')) as ReturnType<typeof stored>;
}

function link(name: string): void {
  renameSync(at(name), at('elsewhere'));
  symlinkSync(at('elsewhere'), at(name));
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
