import { readdirSync, readFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';

/**
 * Reads the arguments of every process of this machine, over and over, as anybody on it may; `stop` answers each command line
 * that was ever seen. Linux only.
 */
export function watchArguments() {
  const seen = new Set<string>();
  const over = new AbortController();
  const watching = (async () => {
    for (; !over.signal.aborted; await turn())
      for (const name of readdirSync('/proc')) if (/^\d+$/.test(name)) seen.add(argumentsOf(name));
  })();
  return {
    async stop() {
      over.abort();
      await watching;
      return [...seen];
    },
  };
}

function argumentsOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    // It ended meanwhile.
    return '';
  }
}
