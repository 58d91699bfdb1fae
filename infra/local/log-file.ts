import fs from 'node:fs';
import path from 'node:path';

const rotateAt = 10 * 1024 * 1024;

/** Opens `<logDir>/<name>.log` (0600) for appending; a file over 10 MB is first set aside as `.1`. Returns the descriptor. */
export function openLog(logDir: string, name: string): number {
  fs.mkdirSync(logDir, { recursive: true, mode: 0o700 });
  const file = path.join(logDir, `${name}.log`);
  if ((fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > rotateAt) fs.renameSync(file, `${file}.1`);
  return fs.openSync(file, 'a', 0o600);
}

/** The last `bytes` of a log as lines, oldest first. */
export function logTail(file: string, bytes = 8192): string[] {
  const text = fs.readFileSync(file, 'utf8');
  return text.slice(-bytes).split('\n').filter(Boolean);
}
