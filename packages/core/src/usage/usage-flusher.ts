import type { Jobs } from '../ports.ts';
import type { UnfoldedUsage } from './unfolded-usage.ts';
import type { UsageBatch, UsageBuffer } from './usage-buffer.ts';

const FLUSH_MS = 1000;

export interface UsageFlusher {
  /** Hands over what is left; what nobody takes now is lost with the process. */
  close(): Promise<void>;
}

/**
 * Hands the buffer to the worker at most once a second. What the queue does not take is kept, under the same ids, until it does; meanwhile
 * verdicts add up in the buffer, whose bounds hold. No verify ever waits for any of this. `unfolded`: where the queue itself may be lost.
 */
export function startUsageFlusher(
  buffer: UsageBuffer,
  jobs: Jobs,
  onTrouble: (error: unknown) => void,
  unfolded?: UnfoldedUsage,
): UsageFlusher {
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
      await give(next);
      unfolded?.keep(next);
      waiting.shift();
    }
    await unfolded?.settle(give);
  }
  const give = (batch: UsageBatch): Promise<void> =>
    jobs.add({ queue: 'usage', name: 'fold-usage', id: batch.id, data: batch });
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
        await flush().catch((error: unknown) => {
          if (!unfolded) throw error;
        });
        if (unfolded) await unfolded.foldAll([...waiting, ...buffer.drain()]);
        else await flush();
      } catch (error) {
        onTrouble(error);
      }
    },
  };
}
