import type { Context } from '../context.ts';

/** A row of the outbox: that something happened. */
export interface OutboxEvent {
  topic: string;
  /** Null: in the installation. */
  workspaceId: string | null;
  /** Ids only. */
  payload: Record<string, string>;
  at: Date;
}

/**
 * What follows from something that happened: rows, written in the transaction that deletes the outbox row, so exactly once, and of one
 * workspace in the order in which things happened. What goes out (mail, webhooks) is a row here and a job later.
 */
export type Effect = (ctx: Context, event: OutboxEvent) => Promise<void>;
