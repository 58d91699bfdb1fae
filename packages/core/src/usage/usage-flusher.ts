import type { Jobs } from '../ports.ts';
import type { UsageBatch, UsageBuffer } from './usage-buffer.ts';

const FLUSH_MS = 1000;

export interface UsageFlusher {
  /** Hands over what is left; what the queue does not take now is lost with the process. */
  close(): Promise<void>;
}

/**
 * Hands the buffer to the worker at most once a second. What the queue does not take is kept, under the same ids, until it does; meanwhile
 * verdicts add up in the buffer, whose bounds hold. No verify ever waits for any of this.
 */
export function startUsageFlusher(buffer: UsageBuffer, jobs: Jobs, onTrouble: (error: unknown) => void): UsageFlusher {
  let waiting: UsageBatch[] = [];
  let flushing: Promise<void> | undefined;

  const flush = (): Promise<void> => {
    flushing ??= hand().finally(() => {
      flushing = undefined;
    });
    return flushing;
  };
  async function hand(): Promise<void> {
    if (waiting.length === 0) waiting = buffer.drain();
    for (let next = waiting[0]; next; next = waiting[0]) {
      await jobs.add({ queue: 'usage', name: 'fold-usage', id: next.id, data: next });
      waiting.shift();
    }
  }
  /** Told once, and again once it worked in between. */
  let isTold = false;
  async function tryToFlush(): Promise<void> {
    try {
      await flush();
      isTold = false;
    } catch (error) {
      if (!isTold) onTrouble(error);
      isTold = true;
    }
  }
  const timer = setInterval(() => {
    void tryToFlush();
  }, FLUSH_MS);
  timer.unref();

  return {
    async close() {
      clearInterval(timer);
      try {
        await flush();
        await flush();
      } catch (error) {
        onTrouble(error);
      }
    },
  };
}
