import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './refusal.ts';
import type { Service } from './services.ts';

const patienceMs = 60_000;

/** Waits for `GET /readyz` to answer 200; an API that ends or stays unready before that is a refusal. */
export async function untilReady(local: string, api: Service, dataDir: string, quit: AbortSignal): Promise<void> {
  const deadline = performance.now() + patienceMs;
  const log = `(log: ${path.join(dataDir, 'logs/api.log')})`;
  let last = 'no answer';
  for (;;) {
    quit.throwIfAborted();
    if (!api.process.running)
      throw new Refusal(`Keyfob does not start: ${api.log.lastProblem || 'it gave no reason'} ${log}`);
    try {
      const answer = await fetch(`${local}/readyz`, { signal: AbortSignal.timeout(2000) });
      if (answer.status === 200) return;
      last = `${answer.status} ${await answer.text()}`;
    } catch {
      // Not listening yet.
    }
    if (performance.now() > deadline)
      throw new Refusal(`The API is not ready after ${patienceMs / 1000} s: ${last} ${log}`);
    await sleep(50);
  }
}
