import fs from 'node:fs';
import path from 'node:path';

const rotateAt = 10 * 1024 * 1024;

export interface Log {
  file: string;
  /** Opened for appending. */
  descriptor: number;
  /** How long the file was when it was opened, in bytes. */
  start: number;
}

/** Opens `<logDir>/<name>.log` (0600); a file over 10 MB is first set aside as `.1`. */
export function openLog(logDir: string, name: string): Log {
  fs.mkdirSync(logDir, { recursive: true, mode: 0o700 });
  const file = path.join(logDir, `${name}.log`);
  if ((fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > rotateAt) fs.renameSync(file, `${file}.1`);
  const descriptor = fs.openSync(file, 'a', 0o600);
  return { file, descriptor, start: fs.fstatSync(descriptor).size };
}

/** The lines written since the log was opened, oldest first. */
export function linesSince({ file, start }: Log): string[] {
  return fs.readFileSync(file).subarray(start).toString('utf8').split('\n').filter(Boolean);
}
