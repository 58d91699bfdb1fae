import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseTokenValue } from '@keyfob/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProxy } from './open-proxy.ts';
import { key, openTerminal } from './open-terminal.ts';
import type { TerminalOptions } from './open-terminal.ts';
import { openWorkspace } from './open-workspace.ts';
import { runCli } from './run-cli.ts';

/** A row is in hand: the list is there. */
const inHand = /^ › +\S/m;
const VALUE = /kf_wst_[0-9A-Za-z]{36}/;
const folder = mkdtempSync(path.join(tmpdir(), 'keyfob-ui-'));
let there: Awaited<ReturnType<typeof openWorkspace>>;
beforeAll(async () => {
  there = await openWorkspace();
});
afterAll(async () => {
  await there[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const openUi = ({ env, args = [], ...more }: Partial<TerminalOptions> = {}) =>
  openTerminal({
    args: ['ui', '--api-url', there.url, ...args],
    env: { KEYFOB_TOKEN: there.value, ...env },
    ...more,
  });

/** Goes through the wizard to the value, which is masked then. */
async function createToken(ui: ReturnType<typeof openUi>, name: string) {
  await ui.shows(inHand);
  await ui.go('n', 'What it is for');
  await ui.go([name, ...Array.from({ length: 5 }, () => key.tab), key.enter], 'What may it do?');
  await ui.go([' ', 'j', ' ', key.enter], 'Create this token?');
  expect(ui.text()).toContain('May do        builder:list, builder:get');
  await ui.go(key.enter, `${name} is ready`);
}

test('S3 create, the value once, detail, disable, revoke, audit; the value stays in no scrollback', async () => {
  await using ui = openUi();
  await createToken(ui, 'walker');
  expect(ui.text()).not.toMatch(VALUE);
  await ui.go('v', VALUE);
  const value = VALUE.exec(ui.text())?.[0] ?? '';
  expect(parseTokenValue(value)).not.toBeNull();
  expect(await there.keyfob.verifyToken({ token: value })).toMatchObject({ valid: true });
  await ui.go('v', '•••');
  await ui.go('s', 'Save the value');
  const file = path.join(folder, 'walker.json');
  await ui.go(['\u0015', file, key.enter], `Saved to ${folder}`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ bearer_token: value });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await ui.go(key.escape, 'builder  list, get');
  await ui.go('d', 'Disable walker?');
  await ui.go(key.enter, '○ disabled');
  expect(await there.keyfob.verifyToken({ token: value })).toMatchObject({ code: 'disabled' });
  await ui.go(key.ctrlD, 'Revoke walker?');
  await ui.go(['no longer needed', key.enter, 'walken', key.enter], 'type walker');
  await ui.go(['\u007F', 'r', key.enter], '✕ revoked');
  expect(await there.keyfob.verifyToken({ token: value })).toMatchObject({ code: 'revoked' });
  await ui.go([':', 'audit', key.enter], /› \w+ +token\.revoked/);
  await ui.go(key.enter, 'no longer needed');
  await ui.go('q', '');
  expect(await ui.ended).toBe(0);
  const left = [ui.history(), ui.text()].filter((text) => VALUE.test(text)).length;
  console.log(`S3: a value was shown in the terminal UI; ${left} copies of it were left on the terminal afterwards`);
  expect({ left, alternate: ui.isAlternate(), cursor: ui.isCursorShown() }).toEqual({
    left: 0,
    alternate: false,
    cursor: true,
  });
});

test('a value that was neither copied nor saved is not lost to one keystroke; copying reaches the clipboard', async () => {
  await using ui = openUi();
  await createToken(ui, 'held');
  await ui.go('q', 'cannot be shown again');
  await ui.go('c', 'Copied the value');
  const [, copied = ''] = /\]52;c;([A-Za-z0-9+/=]+)/.exec(ui.raw()) ?? [];
  expect(Buffer.from(copied, 'base64').toString()).toMatch(VALUE);
  expect(ui.text()).not.toMatch(VALUE);
});

const thrower = path.join(folder, 'throw.mjs');
writeFileSync(thrower, `process.on('SIGUSR2', () => { throw new Error('a bug of ours'); });`);

test('killed or broken while the value is shown, it leaves a sane terminal and no value', async () => {
  const signals = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGUSR2'] as const;
  await Promise.all(
    signals.map(async (signal) => {
      await using ui = openUi({ afterwards: 'stty -a;', env: { NODE_OPTIONS: `--import ${thrower}` } });
      await createToken(ui, `cut off by ${signal}`);
      await ui.go('v', VALUE);
      ui.signal(signal);
      const exitCode = await ui.ended;
      await ui.shows(/ icanon/);
      expect(exitCode).not.toBe(0);
      expect(ui.text()).toMatch(/ icanon[\s\S]* echo /);
      const left = {
        alternate: ui.isAlternate(),
        cursor: ui.isCursorShown(),
        value: VALUE.test(ui.history() + ui.text()),
      };
      expect({ signal, ...left }).toEqual({ signal, alternate: false, cursor: true, value: false });
      if (signal === 'SIGUSR2') expect(ui.text()).toContain('a bug of ours');
    }),
  );
});

test('marks, and the counts of a dry run before many are changed', async () => {
  for (const name of ['herd-1', 'herd-2'])
    await there.keyfob.createToken('acme', { name, kind: 'workspace', role: 'viewer' });
  await using ui = openUi();
  await ui.shows(inHand);
  await ui.go(['/', 'herd', key.enter], 'herd-1');
  await ui.go([' ', ' '], '2 marked');
  await ui.go('b', '2  would change');
  await ui.go([key.enter, '2', key.enter], 'disable: 2 changed');
  await ui.shows(/herd-1 .*○ disabled/);
  await ui.go(key.escape, 'space mark');
});

test('filter, sort, help, command line, members and a wrong command', async () => {
  await using ui = openUi();
  await ui.shows(inHand);
  await ui.go(['/', 'status:dead'], 'status: is one of active');
  await ui.go(key.escape, 'space mark');
  await ui.go('O', 'Sorted oldest first');
  await ui.go('?', 'next sort order');
  await ui.go(key.escape, 'space mark');
  await ui.go([':', 'members', key.enter], /› ada@example\.com +owner/);
  await ui.go([':', 'nothing', key.enter], 'No such command: nothing');
  await ui.go([':', 'token 01a21991-0000-7000-8000-000000000000', key.enter], 'Request: ');
  await ui.go(key.escape, 'Members');
  await ui.go(key.ctrlC, '');
  expect(await ui.ended).toBe(0);
});

test('what others do is seen without a key being pressed', async () => {
  const { token } = await there.keyfob.createToken('acme', { name: 'lively', kind: 'workspace', role: 'viewer' });
  await using ui = openUi();
  await ui.shows(inHand);
  await ui.go([':', `token ${token.id}`, key.enter], 'Last used     not yet');
  await there.keyfob.disableToken('acme', token.id);
  await ui.shows('○ disabled');
});

test('every width from 40 to 140 columns: no line is broken, the columns follow', async () => {
  await using ui = openUi({ columns: 140, rows: 40 });
  await ui.shows(/NAME +TOKEN +SCOPE +STATUS +KIND +CREATED +EXPIRES +LAST USED +OWNER/);
  for (const [columns, rows, head] of [
    [80, 24, /NAME +SCOPE +STATUS +EXPIRES +LAST USED *$/m],
    [60, 20, /NAME +STATUS +EXPIRES +LAST USED *$/m],
    [40, 12, /NAME +STATUS *$/m],
    [40, 6, /NAME +STATUS *$/m],
    [140, 40, /OWNER *$/m],
  ] as const) {
    ui.resize(columns, rows);
    await ui.shows(head);
    await ui.shows(/\? help|space mark|…/);
    expect(ui.lines().filter((line) => /^ › +\S/.test(line))).toHaveLength(1);
    expect(ui.lines().length).toBe(rows);
  }
});

test('S18 names with escape sequences, bidi marks and wide characters: none reaches the terminal raw, columns stay aligned', async () => {
  await using proxy = await openProxy(there.url);
  const names = [
    'plain',
    '\u001B]0;taken\u0007\u001B[3Jgone',
    'a\r\nb',
    'exe\u202Etxt',
    '\u009B31mred',
    '日本語のトークン',
    '한국어 토큰',
    'x'.repeat(90),
  ];
  for (const at of names.keys())
    await there.keyfob.createToken('acme', { name: `hostile-${at}`, kind: 'workspace', role: 'viewer' });
  proxy.rewrite((text) =>
    text.replaceAll(/hostile-(\d)(?!\d)/g, (_, at: string) => JSON.stringify(names[Number(at)]).slice(1, -1)),
  );
  await using ui = openUi({ args: ['--api-url', proxy.url] });
  await ui.shows(inHand);
  await ui.go(['/', 'hostile', key.enter], / active · hostile/);
  const places = () =>
    ui.lines().flatMap((_, at) => {
      const row = ui.terminal.buffer.active.getLine(at);
      const cells = Array.from({ length: 80 }, (_, x) => row?.getCell(x)?.getChars() ?? '');
      return at > 2 && cells.includes('●') ? [cells.indexOf('●')] : [];
    });
  await expect.poll(() => places().length).toBe(names.length);
  expect(ui.text()).toMatch(/日本語のトークン[\s\S]*exe\uFFFDtxt/);
  const raw = ui.raw();
  const escaped = ['\u001B]0;', '\u001B[3J', '\u202E', '\u009B'].filter((one) => raw.includes(one));
  console.log(
    `S18: ${names.length} hostile names in the terminal UI, ${escaped.length} of their sequences reached the terminal`,
  );
  expect(escaped).toEqual([]);
  expect(new Set(places()).size).toBe(1);
});

test('offline it says so and keeps what was known; it comes back by itself', async () => {
  await using proxy = await openProxy(there.url);
  await using ui = openUi({ args: ['--api-url', proxy.url] });
  await ui.shows(inHand);
  await ui.shows('● live');
  await proxy.down();
  await ui.go('r', '○ offline');
  expect(ui.text()).toMatch(inHand);
  await ui.shows(`No answer from ${proxy.url}`);
  await proxy.up();
  await ui.shows('● live');
});

test('never connected: the reason and the next step; then it comes up', async () => {
  await using proxy = await openProxy(there.url);
  await proxy.down();
  await using ui = openUi({ args: ['--api-url', proxy.url, '-w', 'acme'] });
  await ui.shows('Keyfob does not answer');
  await ui.shows('Next: start it with');
  await proxy.up();
  await ui.shows(inHand);
});

test('a credential that ends meanwhile is told, and what is on the screen no longer passes for live', async () => {
  const { token, value } = await there.keyfob.createToken('acme', { name: 'short', kind: 'workspace', role: 'viewer' });
  await using ui = openUi({ env: { KEYFOB_TOKEN: value } });
  await ui.shows(inHand);
  await there.keyfob.revokeToken('acme', token.id);
  await ui.go('r', '✗ Invalid token');
  expect(ui.text()).toMatch(/Next: keyfob auth status[\s\S]*Request: /);
});

test('a long list is read page by page, to its end', async () => {
  for (let ten = 0; ten < 11; ten += 1) {
    const many = Array.from({ length: 10 }, (_, at) => `many-${String(ten * 10 + at).padStart(3, '0')}`);
    await Promise.all(
      many.map((name) => there.keyfob.createToken('acme', { name, kind: 'workspace', role: 'viewer' })),
    );
  }
  await using ui = openUi();
  // Typed before the screen is there: nothing of it is lost, and nothing is printed over the screen.
  await ui.go(['/', 'many-', key.enter, 'O', 'O'], 'Sorted by name, a–z');
  await ui.shows(/^ › +many-000/m);
  expect(ui.lines()[0]).toMatch(/^ keyfob acme › Access tokens .*live$/);
  await ui.go('G', /^ › +many-099/m);
  await ui.shows('many-100');
  await ui.go('G', /^ › +many-109/m);
  await ui.go('g', /^ › +many-000/m);
});

test('NO_COLOR: not one colour; a screen reader gets sentences', async () => {
  await using plain = openUi({ env: { NO_COLOR: '1' } });
  await plain.shows('● active');
  const looks = Array.from(plain.raw().matchAll(/\[([\d;]*)m/g), ([, codes = '']) => Number(codes.split(';')[0]));
  expect(looks.filter((code) => code >= 30 && code !== 39 && code !== 49)).toEqual([]);
  await using reader = openUi({ env: { INK_SCREEN_READER: 'true' } });
  await reader.shows(/In hand: [\s\S]+, token kf_wst_/);
});

test('without a terminal: exit 64, and what to type instead', async () => {
  const { exitCode, stdout, stderr } = await runCli(['ui', '--api-url', there.url], { KEYFOB_TOKEN: there.value });
  expect({ exitCode, stdout }).toEqual({ exitCode: 64, stdout: '' });
  expect(stderr).toContain('Error: The terminal UI needs a terminal');
  expect(stderr).toContain('keyfob token list');
});
