import { hash, randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
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
  const rows: (Partial<ChainEvent> & { hash: string })[] = [];
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
    const { seq, id, action, subject, before, after, prev_hash } = row;
    rows.push({ seq, id, action, subject, before, after, personal: row.personal, prev_hash, hash: own });
    for (const field of personal) clear.push({ ...field, seq: row.seq });
    effects.push({ id: uuidv7(), topic: event.action, payload: event.effect ?? { event_id: row.id } });
    head.seq = row.seq;
    head.hash = own;
  }
  Object.assign(head, signHead(head, ctx.ports.peppers));
  await ctx.em.flush();
  await write(ctx, chainId, { actor, rows, clear, effects });
}

interface Written {
  actor: object;
  rows: readonly object[];
  clear: readonly object[];
  effects: readonly object[];
}

/**
 * A statement per table, however many events; outbox rows in the order of the chain. Values are bound, for a batch is a megabyte, and
 * `em.execute` would write it into the statement letter by letter.
 */
async function write(ctx: Context, chainId: string, { actor, rows, clear, effects }: Written): Promise<void> {
  const db = ctx.em.getKysely();
  await sql`
    insert into keyfob.audit_event (chain_id, seq, id, at, action, actor, subject, before, after, request_id, personal, prev_hash, hash)
    select ${chainId}::uuid, seq, id, ${ctx.now}::timestamptz, action, ${JSON.stringify(actor)}::jsonb, subject, before, after,
      ${ctx.request.id}::text, personal, prev_hash, hash
    from json_to_recordset(${JSON.stringify(rows)}::json) e (seq bigint, id uuid, action text, subject jsonb, before jsonb,
      after jsonb, personal jsonb, prev_hash text, hash text)`.execute(db);
  await sql`
    insert into keyfob.audit_personal (chain_id, seq, field, salt, value, person)
    select ${chainId}::uuid, seq, field, salt, value, person
    from json_to_recordset(${JSON.stringify(clear)}::json) p (seq bigint, field text, salt text, value text, person text)`.execute(
    db,
  );
  await sql`
    insert into keyfob.outbox (id, workspace_id, topic, payload, created_at)
    select id, ${chainId === INSTALLATION_CHAIN ? null : chainId}::uuid, topic, payload, ${ctx.now}::timestamptz
    from json_to_recordset(${JSON.stringify(effects)}::json) o (id uuid, topic text, payload jsonb)`.execute(db);
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
