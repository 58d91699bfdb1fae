import { spawn } from 'node:child_process';
import process from 'node:process';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Refusal } from './refusal.mjs';

/**
 * Runs one command quietly and shows how it gets on: `progress(line)` picks what a person sees of its output.
 * On a terminal the latest progress replaces itself; elsewhere one line every five seconds is enough.
 * Resolves with the seconds it took; a failure is explained by `explain(output)`.
 */
export async function runStep({ title, file, args, cwd, env, progress, explain }) {
  const began = Date.now();
  let output = '';
  let shownAt = began;
  const show = (text) => {
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[2K  ${text.slice(0, (process.stdout.columns || 80) - 3)}`);
    else if (Date.now() - shownAt >= 5000) process.stdout.write(`  ${text}\n`);
    else return;
    shownAt = Date.now();
  };
  process.stdout.write(`${title}\n`);

  // A group of its own: what the command starts ends with it, whoever is signalled and even if this process is killed.
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const dismiss = guard(child);
  let stoppedBy;
  const relay = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => [
    signal,
    () => {
      stoppedBy ??= signal;
      signalGroup(child, signal);
    },
  ]);
  for (const [signal, handler] of relay) process.on(signal, handler);
  for (const stream of [child.stdout, child.stderr]) {
    readline.createInterface({ input: stream }).on('line', (line) => {
      output += `${line}\n`;
      const text = progress(line);
      if (text) show(text);
    });
  }
  const ended = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  dismiss();
  for (const [signal, handler] of relay) process.off(signal, handler);
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[2K');
  // A command that was stopped may still end with 0.
  const signal = stoppedBy ?? ended.signal;
  if (signal) throw new Refusal(`Stopped (${signal}).`);
  if (ended.code !== 0) throw explain(output);
  return Math.max(1, Math.round((Date.now() - began) / 1000));
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // No group, or nothing left of it.
    child.kill(signal);
  }
}

/** Ends the group when this process is gone without a chance to (kill -9). Answers how to call that off. */
function guard(child) {
  const script = fileURLToPath(new URL('../guardian.sh', import.meta.url));
  const shell = spawn('/bin/sh', [script], { detached: true, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] });
  shell.unref();
  // Without a shell there is no guardian; the step itself works all the same.
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  shell.stdin.write(`service -${child.pid}\n`);
  return () => shell.stdin.end('done\n');
}
