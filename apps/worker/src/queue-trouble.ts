import type { Outage, QueueStore } from '@keyfob/core';
import type { Logger } from 'pino';

const SILENT_MS = 10_000;

/** The queues’ own trouble is that of the store they are in: the worker keeps trying, and says so now and then. */
export function queueTrouble(kind: QueueStore['kind'], database: Outage, log: Logger): Outage {
  if (kind === 'postgres') return database;
  let silentUntil = 0;
  return {
    noticed(error) {
      const now = performance.now();
      if (now < silentUntil) return;
      silentUntil = now + SILENT_MS;
      log.warn(
        { cause: error instanceof Error ? error.message : String(error) },
        'Redis does not answer; waiting for it',
      );
    },
  };
}
