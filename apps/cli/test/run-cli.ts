import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/keyfob.js', import.meta.url));

/** A home that holds nothing, so that no test reads or writes that of the developer. */
const nowhere = path.join(tmpdir(), 'keyfob-without-a-home');

/** The built program in a process of its own, its output going into pipes. */
export function runCli(args: readonly string[], given: Record<string, string> = {}, at: { cwd?: string } = {}) {
  const env = { KEYFOB_CONFIG_DIR: nowhere, ...given };
  return new Promise<{ exitCode: number | null; stdout: string; stderr: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { ...at, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

/** As `keyfob … | true`: nobody reads what it prints. */
export function runIntoClosedPipe(args: readonly string[]) {
  return new Promise<{ exitCode: number | null; stderr: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      env: { KEYFOB_CONFIG_DIR: nowhere },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stderr }));
  });
}
