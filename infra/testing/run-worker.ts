import { spawn } from 'node:child_process';
import path from 'node:path';
import { repository } from '../local/services.ts';

export interface WorkerRun {
  /** All it has printed so far. */
  output(): string;
  /** SIGSTOP freezes it, SIGCONT lets it go on. */
  signal(signal: NodeJS.Signals): void;
  /** Signals it; resolves once it has ended. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** The built worker as a process of its own. */
export function runWorker(env: NodeJS.ProcessEnv): WorkerRun {
  const child = spawn(process.execPath, [path.join(repository, 'apps/worker/dist/main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  return {
    output: () => output,
    signal(signal) {
      child.kill(signal);
    },
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}
