import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as pty from '@lydell/node-pty';

export interface ShellRun {
  exitCode: number | null;
  stdout: string;
  /** Empty in a terminal, where both come together. */
  stderr: string;
}

export interface Shell {
  /** Where the lines run, and where their files go. */
  readonly folder: string;
  readonly env: Record<string, string>;
  /** As `bash -c`, everything through pipes. */
  pipe(line: string, more?: { env?: Record<string, string>; input?: string }): Promise<ShellRun>;
  /** The same in a real terminal; each question there gets `answer`. */
  terminal(
    line: string,
    more?: {
      env?: Record<string, string>;
      answer?: string;
      onData?: (text: string, write: (text: string) => void) => void;
    },
  ): Promise<ShellRun>;
  close(): void;
}

/** A folder of its own in which `keyfob` is a command, as it is for whoever installed it. */
export function openShell(given: Record<string, string>): Shell {
  const folder = mkdtempSync(path.join(tmpdir(), 'keyfob-shell-'));
  const programs = path.join(folder, '.bin');
  mkdirSync(programs);
  symlinkSync(fileURLToPath(new URL('../bin/keyfob.js', import.meta.url)), path.join(programs, 'keyfob'));
  symlinkSync(process.execPath, path.join(programs, 'node'));
  const env = {
    PATH: `${programs}:/usr/local/bin:/usr/bin:/bin`,
    HOME: folder,
    KEYFOB_CONFIG_DIR: path.join(folder, 'config'),
    ...given,
  };
  return {
    folder,
    env,
    pipe: (line, more = {}) =>
      new Promise((resolve, reject) => {
        const child = spawn('bash', ['-c', line], { cwd: folder, env: { ...env, ...more.env }, stdio: 'pipe' });
        let stdout = '';
        let stderr = '';
        child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
        child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
        child.on('error', reject);
        child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
        child.stdin.on('error', () => {}).end(more.input ?? '');
      }),
    terminal: (line, more = {}) =>
      new Promise((resolve) => {
        const options = { cols: 200, rows: 50, cwd: folder, env: { ...env, TERM: 'xterm', ...more.env } };
        const child = pty.spawn('bash', ['-c', line], options);
        let stdout = '';
        let asked = 0;
        child.onData((text) => {
          stdout += text;
          more.onData?.(text, (typed) => child.write(typed));
          const questions = stdout.split('[y/N]').length - 1;
          for (; asked < questions; asked += 1) child.write(more.answer ?? 'y\r');
        });
        child.onExit(({ exitCode }) => resolve({ exitCode, stdout, stderr: '' }));
      }),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
