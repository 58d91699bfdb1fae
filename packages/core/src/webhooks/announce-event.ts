import { uuidv7 } from 'uuidv7';
import type { Context } from '../context.ts';
import type { Effect, OutboxEvent } from '../outbox/effect.ts';
import { readOutsideToken } from './outside-token.ts';
import { WebhookEventType } from './webhook.schema.ts';
import { writeDelivery } from './write-delivery.ts';

interface Listener {
  id: string;
  workspace_id: string;
  slug: string;
  events: WebhookEventType[] | null;
}

/** A message to every webhook of the workspace that wants this type of event; `webhook-id` is one for all of them. */
const announce =
  (type: WebhookEventType): Effect =>
  async (ctx, event) => {
    if (event.workspaceId === null) return;
    const all = await listenersOf(ctx, event.workspaceId);
    const listeners = all.filter(({ events }) => events === null || events.includes(type));
    const [first] = listeners;
    const about = first && (await whatHappened(ctx, event, event.workspaceId));
    if (!about) return;
    const id = `msg_${event.payload['event_id'] ?? uuidv7()}`;
    const data = { workspace: { id: first.workspace_id, slug: first.slug }, ...about };
    for (const listener of listeners)
      writeDelivery(
        ctx,
        { id: listener.id, workspaceId: listener.workspace_id },
        { id, type, timestamp: event.at, data },
      );
    await ctx.em.flush();
  };

/** Topic → message: of its own type but for what a stricter policy did, which is an edit to whoever listens. */
export const webhookEffects: Readonly<Record<string, Effect>> = {
  ...Object.fromEntries(WebhookEventType.options.map((type) => [type, announce(type)])),
  'token.policy_applied': announce('token.updated'),
};

/** Read once for all events of a transaction, which are those of one workspace. */
const known = new WeakMap<Context['em'], Promise<Listener[]>>();

function listenersOf(ctx: Context, workspaceId: string): Promise<Listener[]> {
  const reading =
    known.get(ctx.em) ??
    ctx.em.execute<Listener[]>(
      `select h.id, h.workspace_id, w.slug, h.events from keyfob.webhook h join keyfob.workspace w on w.id = h.workspace_id
       where h.workspace_id = ? and h.disabled_at is null and w.deleted_at is null`,
      [workspaceId],
    );
  known.set(ctx.em, reading);
  return reading;
}

/** About a token: the token as it is now, and what else the event says. About anything else: what the event says. */
async function whatHappened(
  ctx: Context,
  { payload }: OutboxEvent,
  workspaceId: string,
): Promise<Record<string, unknown> | null> {
  const { event_id: eventId, token_id: tokenId, run_id: _, days, ...rest } = payload;
  const id = eventId === undefined ? tokenId : await subjectOf(ctx, eventId);
  if (id === undefined) return Object.fromEntries(Object.entries(rest).map(([name, text]) => [name, readJson(text)]));
  const token = await readOutsideToken(ctx, workspaceId, id);
  return token && { token, ...(days === undefined ? {} : { days: Number(days) }) };
}

async function subjectOf(ctx: Context, eventId: string): Promise<string | undefined> {
  const [event] = await ctx.em.execute<{ id: string }[]>(
    `select subject ->> 'id' as id from keyfob.audit_event where id = ?`,
    [eventId],
  );
  return event?.id;
}

/** Payloads of the outbox are texts; some of them are JSON. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
