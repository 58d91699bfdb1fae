import { notificationEffects } from '../notifications/tell.ts';
import { webhookEffects } from '../webhooks/announce-event.ts';
import type { Effect } from './effect.ts';

/** Topic → what follows. Every other topic is dropped. */
export const effects: Readonly<Record<string, readonly Effect[]>> = allOf([notificationEffects, webhookEffects]);

function allOf(tables: readonly Readonly<Record<string, Effect>>[]): Record<string, Effect[]> {
  const topics = new Set(tables.flatMap(Object.keys));
  return Object.fromEntries(
    [...topics].map((topic) => [topic, tables.flatMap((table) => (table[topic] ? [table[topic]] : []))]),
  );
}
