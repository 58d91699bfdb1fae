import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runApi } from '../../../infra/testing/run-api.ts';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'keyfob-audit-'));
let lines: string[];

/** Exports the log of a workspace with some history; afterwards no service is left. */
beforeAll(async () => {
  await using api = await runApi();
  const origin = api.url;
  const post = (at: string, body: unknown, cookie = '') =>
    fetch(api.url + at, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, origin },
      body: JSON.stringify(body),
    });
  const person = { email: 'ada@example.com', password: 'correct horse battery' };
  await post('/v1/setup', { ...person, code: api.setupCode, workspace_name: 'Acme', starter_catalog: true });
  const signedIn = await post('/api/auth/sign-in/email', person);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  for (let number = 0; number < 8; number += 1)
    await post('/v1/workspaces/acme/tokens', { kind: 'workspace', role: 'viewer', name: `token ${number}` }, cookie);
  const reply = await fetch(`${api.url}/v1/workspaces/acme/audit-events/export`, { headers: { cookie } });
  lines = (await reply.text()).trimEnd().split('\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string) => {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
};
let written = 0;
const verify = (exported: readonly string[], ...more: string[]) =>
  runCli(['audit', 'verify', file(`export-${(written += 1)}.jsonl`, `${exported.join('\n')}\n`), ...more]);

test('S17 an export is verified with no service running: exit 0, how many events and where it ends', async () => {
  const { exitCode, stdout, stderr } = await verify(lines, '--json');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ valid: true, checked: 10, last_seq: 10 });
  const { last_hash: hash } = JSON.parse(stdout) as { last_hash: string };
  const heads = [`10:${hash}`, file('head.json', lines[0] ?? ''), file('earlier.jsonl', lines.join('\n'))];
  for (const told of await Promise.all(heads.map((head) => verify(lines, '-q', '--head', head))))
    expect(told).toEqual({ exitCode: 0, stdout: '', stderr: '' });
});

test('S17 the line that is bad is named: exit 1', async () => {
  const edits = await Promise.all(
    lines.slice(1).map((text, before) => {
      const place = randomInt(text.length);
      const changed = `${text.slice(0, place)}${text[place] === '0' ? '1' : '0'}${text.slice(place + 1)}`;
      return verify(lines.with(before + 1, changed), '-q');
    }),
  );
  for (const [before, { exitCode, stderr }] of edits.entries())
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(`line ${before + 2} `)]);
  console.log(`S17: ${edits.length} edits of an export, ${edits.length} told with their line by the CLI`);
  const cut = await verify(lines.slice(0, -2));
  expect(cut).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('promises events through seq 10') as string,
  });
  const kept = await verify(lines, '--head', `11:${'0'.repeat(64)}`);
  expect(kept).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('the export ends before it') as string });
});

test('what is no file, or holds no head, is a mistake of the command line: exit 64', async () => {
  const missing = await runCli(['audit', 'verify', path.join(folder, 'none')]);
  expect(missing).toMatchObject({
    exitCode: 64,
    stdout: '',
    stderr: expect.stringContaining('(no such file or directory)') as string,
  });
  const head = await verify(lines, '--head', file('no-head', 'hello'));
  expect(head).toMatchObject({ exitCode: 64, stderr: expect.stringContaining('There is no head in') as string });
});

test('an export is read from stdin too', () => {
  const program = path.join(import.meta.dirname, '../bin/keyfob.js');
  const run = spawnSync(process.execPath, [program, 'audit', 'verify', '-', '--json'], { input: lines.join('\n') });
  expect(run.status).toBe(0);
  expect(JSON.parse(run.stdout.toString())).toMatchObject({ valid: true, checked: 10 });
});
