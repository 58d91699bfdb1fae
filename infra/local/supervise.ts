import { spawn } from 'node:child_process';
import type { ChildProcess, StdioOptions } from 'node:child_process';

export interface ProcessSpec {
  name: string;
  file: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  stdio: StdioOptions;
  uid?: number;
  gid?: number;
  /** Called with every process that comes to life, restarts included. */
  onSpawn?: (child: ChildProcess) => void;
  onExit?: (pid: number) => void;
}

interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Supervised {
  /** Settles when the first process has ended. */
  readonly firstExit: Promise<Exit>;
  readonly running: boolean;
  /** From now on an end that nobody asked for is reported and answered by a restart. */
  keepAlive(): void;
  /** Ends the process for good: `signal`, then `lastSignal` once `graceMs` have passed. */
  stop(signal: NodeJS.Signals, graceMs: number, lastSignal?: NodeJS.Signals): Promise<void>;
}

const firstDelayMs = 1000;
const maxDelayMs = 30_000;
/** A process that ran this long has recovered: its next crash waits the first delay again. */
const settledMs = 60_000;

/** Runs a process in a group of its own, so that a Ctrl-C reaches it only through `stop`. */
export function supervise(spec: ProcessSpec, report: (line: string) => void): Supervised {
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let delayMs = firstDelayMs;
  let restarts = false;
  let stopping = false;
  let lastWhy = '';
  const first = Promise.withResolvers<Exit>();

  function start(): void {
    const startedAt = performance.now();
    const { file, args, onSpawn, onExit, ...options } = spec;
    const current = spawn(file, args, { ...options, detached: true });
    child = current;
    let over = false;
    const ended = (exit: Exit, why: string): void => {
      if (over) return;
      over = true;
      child = undefined;
      if (current.pid !== undefined) onExit?.(current.pid);
      first.resolve(exit);
      lastWhy = why;
      if (performance.now() - startedAt > settledMs) delayMs = firstDelayMs;
      if (restarts && !stopping) startAgain();
    };
    current.on('error', (error) => {
      if (current.pid === undefined) ended({ code: 1, signal: null }, error.message);
    });
    current.on('exit', (code, signal) => {
      ended({ code, signal }, signal ?? `exit code ${String(code)}`);
    });
    if (current.pid !== undefined) onSpawn?.(current);
  }

  function startAgain(): void {
    report(`${spec.name} stopped unexpectedly (${lastWhy}); starting it again in ${delayMs / 1000} s.`);
    timer = setTimeout(start, delayMs);
    delayMs = Math.min(delayMs * 2, maxDelayMs);
  }

  start();
  return {
    firstExit: first.promise,
    get running() {
      return child !== undefined;
    },
    keepAlive() {
      restarts = true;
      if (child === undefined && !stopping) startAgain();
    },
    async stop(signal, graceMs, lastSignal = 'SIGKILL') {
      stopping = true;
      clearTimeout(timer);
      const current = child;
      if (current === undefined) return;
      const gone = new Promise((resolve) => current.once('exit', resolve));
      current.kill(signal);
      const hurry = setTimeout(() => current.kill(lastSignal), graceMs);
      await gone;
      clearTimeout(hurry);
    },
  };
}
