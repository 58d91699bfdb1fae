import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

const program = fileURLToPath(new URL('../bin/keyfob.js', import.meta.url));

export interface TerminalOptions {
  args: readonly string[];
  env?: Record<string, string>;
  columns?: number;
  rows?: number;
  /** More of a shell's line, run when the program has ended. */
  afterwards?: string;
}

export const key = { enter: '\r', escape: '\u001B', tab: '\t', right: '\u001B[C', ctrlC: '\u0003', ctrlD: '\u0004' };

/** The built program in a real pseudo-terminal, its screen read the way an xterm would show it. */
export function openTerminal({ args, env = {}, columns = 80, rows = 24, afterwards = '' }: TerminalOptions) {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 5000 });
  // Ctrl-C goes to both, and the shell still has to tell how the program ended.
  const shell = `trap : INT; "$@"; code=$?; ${afterwards} exit $code`;
  const child = spawn('/bin/sh', ['-c', shell, 'sh', process.execPath, program, ...args], {
    cols: columns,
    rows,
    env: {
      TERM: 'xterm-256color',
      PATH: '/usr/bin:/bin',
      KEYFOB_CONFIG_DIR: path.join(tmpdir(), 'keyfob-without-a-home'),
      ...env,
    },
  });
  let raw = '';
  child.onData((data) => {
    raw += data;
    terminal.write(data);
  });
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode }) => resolve(exitCode));
  });
  const linesOf = (buffer: (typeof terminal.buffer)['active']) =>
    Array.from({ length: buffer.length }, (_, at) => buffer.getLine(at)?.translateToString(true) ?? '');
  const run = {
    terminal,
    ended,
    /** Everything that came, escape sequences included. */
    raw: () => raw,
    /** The lines that are to be seen now. */
    lines: () => linesOf(terminal.buffer.active).slice(terminal.buffer.active.baseY),
    text: () => run.lines().join('\n'),
    /** All that the terminal keeps of its main screen, scrolled away or not. */
    history: () => linesOf(terminal.buffer.normal).join('\n'),
    isAlternate: () => terminal.buffer.active.type === 'alternate',
    isCursorShown: () => raw.lastIndexOf('\u001B[?25h') > raw.lastIndexOf('\u001B[?25l'),
    press: (keys: string) => child.write(keys),
    /** To the program itself, not to the shell around it. */
    signal: (signal: NodeJS.Signals) =>
      process.kill(Number(execFileSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' })), signal),
    resize(wide: number, high: number) {
      terminal.resize(wide, high);
      child.resize(wide, high);
    },
    /** Waits until the screen shows it; fails with the screen. */
    async shows(wanted: string | RegExp) {
      const seen = () => (typeof wanted === 'string' ? run.text().includes(wanted) : wanted.test(run.text()));
      for (const end = performance.now() + 30_000; !seen(); await sleep(20))
        if (performance.now() > end) throw new Error(`the screen never showed ${String(wanted)}:\n${run.text()}`);
    },
    /** Presses keys, faster than any person, and waits for what they lead to. */
    async go(keys: string | readonly string[], wanted: string | RegExp) {
      child.write(typeof keys === 'string' ? keys : keys.join(''));
      await run.shows(wanted);
    },
    /** Waits until nothing has changed for a while. */
    async settled() {
      for (let before = ''; before !== run.text(); await sleep(500)) before = run.text();
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
      terminal.dispose();
    },
  };
  return run;
}
