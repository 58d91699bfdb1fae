import { randomUUID } from 'node:crypto';
import { dayOf, emptyDay, noteVerdict } from './usage.ts';
import type { DayUsage, NotedVerdict } from './usage.ts';

/** Different tokens held in memory at once; verdicts on more than these, within one flush, are not counted. */
const MOST_TOKENS = 50_000;
/** Tokens per job: a job stays a fraction of a megabyte. */
const TOKENS_PER_BATCH = 500;

export interface Use {
  at: string;
  ip: string | null;
  user_agent: string | null;
}

/** What one node saw of one token since its last flush. */
export interface TokenUsage {
  token_id: string;
  days: Record<string, DayUsage>;
  /** Valid verdicts that nothing has counted yet. */
  uses: number;
  last_use: Use | null;
}

/** Values that belong to no token, by day and by the workspace that asked; null: a service token asked. */
export interface UnknownUsage {
  workspace_id: string | null;
  day: string;
  verdicts: number;
}

/** A token’s digest with an older pepper, and the one to store instead; base64. */
export interface Redigest {
  from: string;
  to: string;
  version: number;
}

/** One job: folded once, whatever becomes of the queue. */
export interface UsageBatch {
  /** The node’s incarnation and a number that it counts up. */
  id: string;
  tokens: TokenUsage[];
  unknown: UnknownUsage[];
  /** Left out where there are none. */
  redigests?: Redigest[];
}

export interface NotedUse extends NotedVerdict {
  userAgent?: string | undefined;
  /** True where the use is in the token’s `use_count` already. */
  counted: boolean;
}

/** Counts verdicts in memory: no read, no write, no await, and never more memory than the bounds above. */
export class UsageBuffer {
  readonly #incarnation = randomUUID();
  #sequence = 0;
  #tokens = new Map<string, TokenUsage>();
  #unknown = new Map<string, UnknownUsage>();
  #redigests = new Map<string, Redigest>();

  /** A verdict on a token. */
  note(tokenId: string, use: NotedUse): void {
    const usage = this.#usageOf(tokenId);
    if (!usage) return;
    const day = dayOf(use.at);
    noteVerdict((usage.days[day] ??= emptyDay()), use);
    if (use.code !== 'valid') return;
    if (!use.counted) usage.uses += 1;
    const at = use.at.toISOString();
    if (!usage.last_use || at >= usage.last_use.at)
      usage.last_use = { at, ip: use.ip, user_agent: use.userAgent?.slice(0, 200) ?? null };
  }

  /** A verdict on a value that is no token’s, or none that this verifier may see. */
  noteUnknown(workspaceId: string | null, at: Date): void {
    const day = dayOf(at);
    const key = `${workspaceId} ${day}`;
    const known = this.#unknown.get(key);
    if (known) known.verdicts += 1;
    else if (this.#unknown.size < MOST_TOKENS) this.#unknown.set(key, { workspace_id: workspaceId, day, verdicts: 1 });
  }

  /** A value was found with a pepper that is not the newest. */
  noteOldPepper({ from, to, version }: { from: Buffer; to: Buffer; version: number }): void {
    if (this.#redigests.size >= MOST_TOKENS) return;
    const key = from.toString('base64');
    this.#redigests.set(key, { from: key, to: to.toString('base64'), version });
  }

  get isEmpty(): boolean {
    return this.#tokens.size === 0 && this.#unknown.size === 0 && this.#redigests.size === 0;
  }

  /** Everything noted so far, as jobs; the buffer starts anew. */
  drain(): UsageBatch[] {
    const tokens = [...this.#tokens.values()];
    const unknown = [...this.#unknown.values()];
    const redigests = [...this.#redigests.values()];
    this.#tokens = new Map();
    this.#unknown = new Map();
    this.#redigests = new Map();
    const batches: UsageBatch[] = [];
    const longest = Math.max(tokens.length, unknown.length, redigests.length);
    for (let from = 0; from < longest; from += TOKENS_PER_BATCH) {
      this.#sequence += 1;
      batches.push({
        id: `${this.#incarnation}-${this.#sequence}`,
        tokens: tokens.slice(from, from + TOKENS_PER_BATCH),
        unknown: unknown.slice(from, from + TOKENS_PER_BATCH),
        ...(from < redigests.length && { redigests: redigests.slice(from, from + TOKENS_PER_BATCH) }),
      });
    }
    return batches;
  }

  #usageOf(id: string): TokenUsage | undefined {
    const known = this.#tokens.get(id);
    if (known || this.#tokens.size >= MOST_TOKENS) return known;
    const usage: TokenUsage = { token_id: id, days: {}, uses: 0, last_use: null };
    this.#tokens.set(id, usage);
    return usage;
  }
}
