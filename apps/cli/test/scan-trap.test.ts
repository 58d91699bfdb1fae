import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeRepository } from './make-repository.ts';
import { mintValue } from './plant-values.ts';
import { runCli } from './run-cli.ts';

// What a repository of somebody else's may do against being scanned.

const folder = mkdtempSync(path.join(tmpdir(), 'keyfob-trap-'));
afterAll(() => rmSync(folder, { recursive: true }));

const repository = (name: string) => makeRepository(path.join(folder, name));
async function scan(...args: string[]) {
  const { exitCode, stdout } = await runCli(['scan', ...args, '--json', '--offline']);
  const { leaks, unread } = JSON.parse(stdout) as {
    leaks: { where: string }[];
    unread: { name: string; reason: string }[];
  };
  return { exitCode, leaks, unread };
}

test('a repository whose configuration names programs runs none of them, in any mode', async () => {
  const { at, git } = repository('trap');
  const ran = path.join(folder, 'ran');
  const trap = path.join(folder, 'trap.sh');
  writeFileSync(trap, `#!/bin/sh\necho "$0 $@" >> "${ran}"\nexit 1\n`);
  chmodSync(trap, 0o755);
  writeFileSync(path.join(at, 'a.txt'), mintValue());
  git('add', '-A');
  git('commit', '-q', '-m', 'x');
  const signed = git('cat-file', 'commit', 'HEAD').replace(
    '\n\n',
    '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n eA==\n -----END PGP SIGNATURE-----\n\n',
  );
  const id = execFileSync('git', ['-C', at, 'hash-object', '-t', 'commit', '-w', '--stdin'], {
    input: signed,
    encoding: 'utf8',
  });
  git('update-ref', 'refs/heads/main', id.trim());
  writeFileSync(path.join(at, 'b.txt'), mintValue());
  git('add', '-A');
  // Staged, and promised by a remote that is a program.
  const lost = git('rev-parse', ':b.txt').trim();
  rmSync(path.join(at, '.git/objects', lost.slice(0, 2), lost.slice(2)));
  for (const [key, said] of [
    ['core.fsmonitor', trap],
    ['core.sshCommand', trap],
    ['gpg.program', trap],
    ['log.showSignature', 'true'],
    ['diff.external', trap],
    ['protocol.allow', 'always'],
    ['protocol.ext.allow', 'always'],
    ['protocol.file.allow', 'always'],
    ['core.repositoryFormatVersion', '1'],
    ['extensions.partialClone', 'origin'],
    ['remote.origin.promisor', 'true'],
    ['remote.origin.url', at],
    ['remote.origin.uploadpack', trap],
  ] as const)
    execFileSync('git', ['-C', at, 'config', key, said]);
  for (const name of ['post-index-change', 'reference-transaction'])
    writeFileSync(path.join(at, '.git/hooks', name), `#!/bin/sh\nexec "${trap}" ${name}\n`, { mode: 0o755 });
  // The trap works: Git alone falls into it.
  expect(() => execFileSync('git', ['-C', at, 'cat-file', '-p', lost], { stdio: 'pipe' })).toThrow(lost);
  execFileSync('git', ['-C', at, 'log'], { stdio: 'pipe' });
  execFileSync('git', ['-C', at, 'ls-files', '-o'], { stdio: 'pipe' });
  expect(readFileSync(ran, 'utf8').split('\n').length).toBeGreaterThan(3);
  rmSync(ran);
  expect((await scan(at)).leaks).toHaveLength(2);
  expect((await scan(at, '--history')).leaks).toHaveLength(1);
  const staged = await scan(at, '--staged');
  expect([staged.exitCode, staged.unread]).toEqual([
    1,
    [{ name: 'b.txt', reason: 'the repository does not have this object' }],
  ]);
  expect(existsSync(ran)).toBe(false);
});

test('names that are not UTF-8, repositories within and submodules are looked into; what Git ignores in them is left out', async () => {
  const { at, git } = repository('outer');
  const odd = (...names: (string | Buffer)[]) =>
    Buffer.concat([at, ...names].flatMap((one) => [Buffer.from(one), Buffer.from('/')]).slice(0, -1));
  writeFileSync(odd(Buffer.from([0x6e, 0xe9])), mintValue());
  for (const [name, isModule] of [
    ['inner', false],
    ['module', true],
    ['bare', true],
  ] as const) {
    const inner = repository(`outer/${name}`);
    writeFileSync(path.join(inner.at, '.gitignore'), '.env\n');
    for (const one of ['.env', 'leak.txt']) writeFileSync(path.join(inner.at, one), mintValue());
    inner.git('add', '-A');
    inner.git('commit', '-q', '-m', 'x');
    if (isModule) git('add', name);
  }
  // A submodule's place without the submodule: Git lists nothing of it.
  rmSync(path.join(at, 'bare/.git'), { recursive: true });
  mkdirSync(odd(Buffer.from([0xff])));
  execFileSync('git', ['init', '-q'], { cwd: path.join(at, 'inner') });
  writeFileSync(odd(Buffer.from([0xff]), 'in.txt'), mintValue());
  const { leaks } = await scan(at);
  expect(leaks.map(({ where }) => where.slice(at.length + 1)).toSorted()).toEqual(
    ['bare/.env', 'bare/leak.txt', 'inner/leak.txt', 'module/leak.txt', 'n\uFFFD', '\uFFFD/in.txt'].toSorted(),
  );
});

test('--staged: a file whose name looks like a line of Git hides no other', async () => {
  const { at, git } = repository('names');
  writeFileSync(path.join(at, ':0 100644 0 0 A'), 'clean');
  writeFileSync(path.join(at, 'z.txt'), mintValue());
  git('add', '-A');
  const { leaks } = await scan(at, '--staged');
  expect(leaks.map(({ where }) => where)).toEqual(['z.txt']);
});

test('a folder that may not be read is told of; root may read every one', async () => {
  const at = path.join(folder, 'closed/in');
  mkdirSync(at, { recursive: true });
  chmodSync(at, 0);
  const result = await scan(path.dirname(at));
  chmodSync(at, 0o700);
  const isRoot = process.getuid?.() === 0;
  expect([result.exitCode, result.unread.map(({ name }) => name)]).toEqual(isRoot ? [0, []] : [1, [at]]);
});
