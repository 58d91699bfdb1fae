import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Sees to it that nothing stays behind when this process is killed without a chance to stop its children. */
export interface Guardian {
  watch: (role: 'service' | 'database', pid: number) => void;
  forget: (pid: number) => void;
  /** Everything was stopped in order: nothing is left to guard. */
  dismiss: () => void;
}

export function postGuardian(): Guardian {
  const script = fileURLToPath(new URL('guardian.sh', import.meta.url));
  const shell = spawn('/bin/sh', [script], { detached: true, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] });
  shell.unref();
  // Without a shell there is no guardian; the starter itself works all the same.
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  const tell = (line: string): void => {
    shell.stdin.write(`${line}\n`);
  };
  return {
    watch: (role, pid) => {
      tell(`${role} ${pid}`);
    },
    forget: (pid) => {
      tell(`gone ${pid}`);
    },
    dismiss: () => {
      shell.stdin.end('done\n');
    },
  };
}
