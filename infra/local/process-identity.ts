import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a process, or '' when there is none. */
export function commandOf(pid: number): string {
  if (process.platform === 'linux') return readProc(`${pid}/cmdline`).replaceAll('\0', ' ');
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
}

/** When a process started, as text that no later process of the same PID shares; '' when there is none. */
export function birthOf(pid: number): string {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  // proc(5): after the command in parentheses, the start time is the 20th field.
  const ticks = readProc(`${pid}/stat`).split(') ').at(-1)?.split(' ')[19];
  return ticks === undefined ? '' : `${readProc('sys/kernel/random/boot_id').trim()}/${ticks}`;
}

function readProc(entry: string): string {
  try {
    return fs.readFileSync(`/proc/${entry}`, 'utf8');
  } catch {
    return '';
  }
}
