import type { Context } from '../context.ts';
import type { Effect, OutboxEvent } from '../outbox/effect.ts';
import { isToldOtherwise, notificationKinds } from './notification-kinds.ts';
import type { NotificationKind } from './notification-kinds.ts';
import { notify } from './notify.ts';
import { readTokenAudience, readWorkspaceAudience } from './read-audience.ts';

interface ToldEvent {
  actor: { kind: string; id: string | null };
  subject_id: string;
  after: Record<string, unknown> | null;
}

async function readEvent(ctx: Context, id: string): Promise<ToldEvent | undefined> {
  const [event] = await ctx.em.execute<ToldEvent[]>(
    `select actor, subject_id, after from keyfob.audit_event where id = ?`,
    [id],
  );
  return event;
}

/** Who did it and why. */
const factsOf = ({ actor, after }: ToldEvent): Record<string, string> => ({
  by_kind: actor.kind,
  ...(actor.id !== null && { by: actor.id }),
  ...(typeof after?.['reason'] === 'string' && { reason: after['reason'] }),
});

/** What happened to a token, as the audit log has it. */
const tellOfToken =
  (kind: NotificationKind): Effect =>
  async (ctx, { workspaceId, payload, at }) => {
    const cause = payload['event_id'] ?? '';
    const event = await readEvent(ctx, cause);
    if (!event || isToldOtherwise(kind, event.after?.['reason'])) return;
    const successor = event.after?.['successor_id'];
    const tokenId = typeof successor === 'string' ? successor : event.subject_id;
    const news = { kind, workspaceId, tokenId, at, cause, runId: null, facts: factsOf(event), by: event.actor.id };
    await notify(ctx, news, await readTokenAudience(ctx, tokenId, notificationKinds[kind].list));
  };

/** What a housekeeping run found about a token: `{token_id, run_id, days?}`. */
const remind =
  (kind: NotificationKind): Effect =>
  async (ctx, { workspaceId, payload, at }) => {
    const { token_id: tokenId, run_id: runId, days } = payload;
    if (tokenId === undefined || runId === undefined) return;
    // A token that was purged meanwhile concerns nobody.
    const audience = await readTokenAudience(ctx, tokenId, notificationKinds[kind].list);
    const facts: Record<string, string> = days !== undefined && /^\d{1,5}$/.test(days) ? { days } : {};
    const cause = `${runId} ${tokenId}`;
    await notify(ctx, { kind, workspaceId, tokenId, at, cause, runId, facts, by: null }, audience);
  };

/** A job that would have touched too much and waits for an approval: `{job, would}`. */
async function tellOfHalt(ctx: Context, { workspaceId, payload, at }: OutboxEvent): Promise<void> {
  if (workspaceId === null) return;
  const { job = '', would = '' } = payload;
  const news = {
    kind: 'housekeeping_halted' as const,
    workspaceId,
    tokenId: null,
    at,
    cause: `${workspaceId} ${job} ${at.toISOString()}`,
    runId: null,
    facts: { job, would },
    by: null,
  };
  await notify(ctx, news, await readWorkspaceAudience(ctx, workspaceId));
}

/** An operator who broke glass, as the workspace’s audit log has it; the same event of the installation’s log tells nobody. */
async function tellOfEntry(ctx: Context, { workspaceId, payload, at }: OutboxEvent): Promise<void> {
  const cause = payload['event_id'] ?? '';
  const event = await readEvent(ctx, cause);
  if (workspaceId === null || !event) return;
  const until = event.after?.['expires_at'];
  const news = {
    kind: 'operator_entered' as const,
    workspaceId,
    tokenId: null,
    at,
    cause,
    runId: null,
    facts: { ...factsOf(event), ...(typeof until === 'string' && { until }) },
    by: event.actor.id,
  };
  await notify(ctx, news, await readWorkspaceAudience(ctx, workspaceId));
}

const effectOf = (kind: NotificationKind): Effect => {
  if (kind === 'housekeeping_halted') return tellOfHalt;
  if (kind === 'operator_entered') return tellOfEntry;
  return notificationKinds[kind].list === 'reminders' ? remind(kind) : tellOfToken(kind);
};

/** Topic → who is told. */
export const notificationEffects: Readonly<Record<string, Effect>> = Object.fromEntries(
  (Object.keys(notificationKinds) as NotificationKind[]).map((kind) => [notificationKinds[kind].topic, effectOf(kind)]),
);
