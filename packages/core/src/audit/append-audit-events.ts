import { hash, randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { uuidv7 } from 'uuidv7';
import type { Context, NewAuditEvent } from '../context.ts';
import { AuditHeadRow } from './audit-head.entity.ts';
import { INSTALLATION_CHAIN } from './chain-of.ts';
import { digestPersonal, GENESIS, hashEvent } from './chain.ts';
import type { ChainEvent, Sha256 } from './chain.ts';
import { signHead } from './head-mac.ts';

export const sha256: Sha256 = (text) => hash('sha256', text, 'hex');

/**
 * Appends the transaction’s events to their chain and one outbox row each. The head row’s lock orders
 * concurrent transactions of one chain; it is taken last, so it is held for the length of a commit only.
 */
export async function appendAuditEvents(ctx: Context, workspaceId: string | null): Promise<void> {
  const byChain = Map.groupBy(ctx.pending.events, (event) => {
    const home = event.workspaceId === undefined ? workspaceId : event.workspaceId;
    return home ?? INSTALLATION_CHAIN;
  });
  // Heads are locked in one order, so that two transactions never wait for each other.
  for (const [chainId, events] of [...byChain].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    await appendTo(ctx, chainId, events);
}

async function appendTo(ctx: Context, chainId: string, events: readonly NewAuditEvent[]): Promise<void> {
  const head = await lockHead(ctx, chainId);
  const at = ctx.now.toISOString();
  const { via } = ctx.actor;
  const actor = { kind: ctx.actor.kind, id: ctx.actor.id, ...(via ? { via: { kind: via.kind, id: via.id } } : {}) };
  const clear: (PersonalField & { seq: number })[] = [];
  const rows: (ChainEvent & { hash: string })[] = [];
  const effects: { id: string; topic: string; payload: Record<string, string> }[] = [];
  for (const event of events) {
    const personal = personalFields(ctx, event.subject);
    const row: ChainEvent = {
      chain_id: chainId,
      seq: head.seq + 1,
      id: uuidv7(),
      at,
      action: event.action,
      actor,
      subject: { kind: event.subject.kind, id: event.subject.id },
      before: event.before ?? null,
      after: event.after ?? null,
      request_id: ctx.request.id,
      personal: Object.fromEntries(
        personal.map(({ field, salt, value }) => [field, digestPersonal(salt, value, sha256)]),
      ),
      prev_hash: head.hash,
    };
    const own = hashEvent(row, sha256);
    rows.push({ ...row, hash: own });
    for (const field of personal) clear.push({ ...field, seq: row.seq });
    effects.push({ id: uuidv7(), topic: event.action, payload: event.effect ?? { event_id: row.id } });
    head.seq = row.seq;
    head.hash = own;
  }
  Object.assign(head, signHead(head, ctx.ports.peppers));
  await ctx.em.flush();
  await write(ctx, chainId, { rows, clear, effects });
}

/** A statement per table, however many events; outbox rows in the order of the chain. */
async function write(
  ctx: Context,
  chainId: string,
  { rows, clear, effects }: { rows: readonly object[]; clear: readonly object[]; effects: readonly object[] },
): Promise<void> {
  await ctx.em.execute(
    `insert into keyfob.audit_event (chain_id, seq, id, at, action, actor, subject, before, after, request_id, personal, prev_hash, hash)
     select chain_id, seq, id, at, action, actor, subject, before, after, request_id, personal, prev_hash, hash
     from jsonb_to_recordset(?::jsonb) e (chain_id uuid, seq bigint, id uuid, at timestamptz, action text, actor jsonb,
       subject jsonb, before jsonb, after jsonb, request_id text, personal jsonb, prev_hash text, hash text)`,
    [JSON.stringify(rows)],
  );
  await ctx.em.execute(
    `insert into keyfob.audit_personal (chain_id, seq, field, salt, value, person)
     select ?::uuid, seq, field, salt, value, person
     from jsonb_to_recordset(?::jsonb) p (seq bigint, field text, salt text, value text, person text)`,
    [chainId, JSON.stringify(clear)],
  );
  await ctx.em.execute(
    `insert into keyfob.outbox (id, workspace_id, topic, payload, created_at)
     select id, ?::uuid, topic, payload, ?::timestamptz
     from jsonb_to_recordset(?::jsonb) o (id uuid, topic text, payload jsonb)`,
    [chainId === INSTALLATION_CHAIN ? null : chainId, ctx.now, JSON.stringify(effects)],
  );
}

async function lockHead(ctx: Context, chainId: string): Promise<AuditHeadRow> {
  await ctx.em.execute(
    `insert into keyfob.audit_head (chain_id, seq, hash, key_version, mac) values (?, 0, ?, 0, '') on conflict do nothing`,
    [chainId, GENESIS],
  );
  return ctx.em.findOneOrFail(AuditHeadRow, { chainId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

interface PersonalField {
  field: string;
  salt: string;
  value: string;
  person: string | null;
}

function personalFields(ctx: Context, subject: { label: string | null; person?: string }): PersonalField[] {
  const person = ctx.actor.kind === 'person' ? ctx.actor.id : ctx.actor.memberId;
  const fields: [string, string | null, string | null][] = [
    ['actor', ctx.actor.label, person],
    ['via', ctx.actor.via?.label ?? null, null],
    ['subject', subject.label, subject.person ?? null],
    ['ip', ctx.request.ip, person],
  ];
  return fields.flatMap(([field, value, owner]) =>
    value === null ? [] : [{ field, salt: randomBytes(16).toString('hex'), value, person: owner }],
  );
}
