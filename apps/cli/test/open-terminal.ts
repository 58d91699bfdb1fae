import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

const program = fileURLToPath(new URL('../bin/keyfob.js', import.meta.url));

export interface TerminalOptions {
  args: readonly string[];
  env?: Record<string, string>;
  columns?: number;
  rows?: number;
  /** A shell's line in place of the program; `$KEYFOB` is the program there. */
  shell?: string;
}

/** The built program in a real pseudo-terminal, its screen read the way an xterm would show it. */
export function openTerminal({ args, env = {}, columns = 80, rows = 24, shell }: TerminalOptions) {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 5000 });
  const [file, given] = shell === undefined ? [process.execPath, [program, ...args]] : ['/bin/sh', ['-c', shell]];
  const child = spawn(file, given, {
    cols: columns,
    rows,
    name: 'xterm-256color',
    env: { TERM: 'xterm-256color', PATH: process.env['PATH'] ?? '', KEYFOB: `${process.execPath} ${program}`, ...env },
  });
  let raw = '';
  child.onData((data) => {
    raw += data;
    terminal.write(data);
  });
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode, signal }) => resolve(signal ? 128 + signal : exitCode));
  });
  const linesOf = (buffer: (typeof terminal.buffer)['active']) =>
    Array.from({ length: buffer.length }, (_, at) => buffer.getLine(at)?.translateToString(true) ?? '');
  const run = {
    terminal,
    pid: child.pid,
    ended,
    /** Everything that came, escape sequences included. */
    raw: () => raw,
    /** The lines that are to be seen now. */
    lines: () => linesOf(terminal.buffer.active).slice(terminal.buffer.active.baseY),
    text: () => run.lines().join('\n'),
    /** All that the terminal keeps of its main screen, scrolled away or not. */
    history: () => linesOf(terminal.buffer.normal).join('\n'),
    isAlternate: () => terminal.buffer.active.type === 'alternate',
    press: (keys: string) => child.write(keys),
    signal: (signal: string) => child.kill(signal),
    resize(wide: number, high: number) {
      terminal.resize(wide, high);
      child.resize(wide, high);
    },
    /** Waits until the screen shows it; fails with the screen. */
    async shows(wanted: string | RegExp, patienceMs = 30_000) {
      const seen = () => (typeof wanted === 'string' ? run.text().includes(wanted) : wanted.test(run.text()));
      for (const end = performance.now() + patienceMs; !seen(); await sleep(25))
        if (performance.now() > end) throw new Error(`the screen never showed ${String(wanted)}:\n${run.text()}`);
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
      terminal.dispose();
    },
  };
  return run;
}

export type TerminalRun = ReturnType<typeof openTerminal>;

export const key = { enter: '\r', escape: '\u001B', down: '\u001B[B', up: '\u001B[A', right: '\u001B[C', tab: '\t', ctrlC: '\u0003', ctrlD: '\u0004' };
