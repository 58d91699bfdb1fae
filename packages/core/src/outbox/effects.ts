import type { Context } from '../context.ts';
import { notificationEffects } from '../notifications/tell.ts';
import { webhookEffects } from '../webhooks/announce-event.ts';

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

/** Topic → what follows. Every other topic is dropped. */
export const effects: Readonly<Record<string, readonly Effect[]>> = allOf([notificationEffects, webhookEffects]);

function allOf(tables: readonly Readonly<Record<string, Effect>>[]): Record<string, Effect[]> {
  const topics = new Set(tables.flatMap(Object.keys));
  return Object.fromEntries(
    [...topics].map((topic) => [topic, tables.flatMap((table) => (table[topic] ? [table[topic]] : []))]),
  );
}
