import { spawn } from 'node:child_process';
import process from 'node:process';
import readline from 'node:readline';
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

  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const relay = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => [signal, () => child.kill(signal)]);
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
  for (const [signal, handler] of relay) process.off(signal, handler);
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[2K');
  if (ended.signal) throw new Refusal(`Stopped (${ended.signal}).`);
  if (ended.code !== 0) throw explain(output);
  return Math.max(1, Math.round((Date.now() - began) / 1000));
}
