import type { UsageBatch } from './usage-buffer.ts';

/** Batches remembered at most: a worker that is away for minutes has them in the queue, where they are safe unless that goes too. */
const MOST = 200;
const LOOK_MS = 5000;
/** A batch that is not folded after this long is put into the queue again: it may have lost it. */
const LOST_MS = 30_000;

export interface UsageLedger {
  /** Those of these batches that are counted in the database. */
  folded(ids: string[]): Promise<string[]>;
  /** Counts a batch at once; one that is counted already does nothing. */
  fold(batch: UsageBatch): Promise<void>;
}

/** What the queue took and the database does not have yet: kept until it has, so that losing the queue, or leaving it for another, loses nothing. */
export interface UnfoldedUsage {
  keep(batch: UsageBatch): void;
  /** Forgets what is counted, and gives again what seems lost. */
  settle(give: (batch: UsageBatch) => Promise<void>): Promise<void>;
  /** The process ends: counts what is left, and `more`, without the queue. */
  foldAll(more: readonly UsageBatch[]): Promise<void>;
}

export function rememberUnfolded(ledger: UsageLedger): UnfoldedUsage {
  const kept = new Map<string, { batch: UsageBatch; since: number }>();
  let lookedAt = performance.now();

  async function forgetFolded(): Promise<void> {
    for (const id of await ledger.folded([...kept.keys()])) kept.delete(id);
  }
  return {
    keep(batch) {
      kept.set(batch.id, { batch, since: performance.now() });
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    },
    async settle(give) {
      const now = performance.now();
      if (kept.size === 0 || now - lookedAt < LOOK_MS) return;
      lookedAt = now;
      await forgetFolded();
      for (const one of kept.values()) {
        if (now - one.since < LOST_MS) continue;
        await give(one.batch);
        one.since = now;
      }
    },
    async foldAll(more) {
      await forgetFolded();
      for (const batch of [...[...kept.values()].map((one) => one.batch), ...more]) await ledger.fold(batch);
    },
  };
}
