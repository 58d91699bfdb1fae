import { hash, randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { LockMode } from '@mikro-orm/core';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Context, NewAuditEvent } from '../context.ts';
import { AuditHeadRow } from './audit-head.entity.ts';
import { digestPersonal, GENESIS, hashEvent, INSTALLATION_CHAIN } from './chain.ts';
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

/** Events hashed and written together. */
const PART = 250;

async function appendTo(ctx: Context, chainId: string, events: readonly NewAuditEvent[]): Promise<void> {
  const head = await lockHead(ctx, chainId);
  let writing = Promise.resolve();
  for (let from = 0; from < events.length; from += PART) {
    const part = chain(ctx, head, events.slice(from, from + PART));
    await writing;
    writing = write(ctx, chainId, part);
    if (from + PART >= events.length) break;
    // PostgreSQL writes this part while the next is hashed: what fails meanwhile is thrown where it is awaited.
    writing.catch(() => {});
    await setImmediate();
  }
  await writing;
  Object.assign(head, signHead(head, ctx.ports.peppers));
  await ctx.em.flush();
}

/** Rows of the three tables, ready to be written. */
interface Part {
  actor: object;
  events: (Partial<ChainEvent> & { hash: string })[];
  personal: (PersonalField & { seq: number })[];
  effects: { id: string; topic: string; payload: Record<string, string> }[];
}

/** Makes events follow each other, and moves `head` to the last. */
function chain(ctx: Context, head: AuditHeadRow, events: readonly NewAuditEvent[]): Part {
  const { via } = ctx.actor;
  const actor = { kind: ctx.actor.kind, id: ctx.actor.id, ...(via ? { via: { kind: via.kind, id: via.id } } : {}) };
  const part: Part = { actor, events: [], personal: [], effects: [] };
  const at = ctx.now.toISOString();
  const salts = drawSalts(events.length * FIELDS);
  for (const event of events) {
    const personal = personalFields(ctx, event.subject, salts);
    const row: ChainEvent = {
      chain_id: head.chainId,
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
    part.events.push({ seq, id, action, subject, before, after, personal: row.personal, prev_hash, hash: own });
    for (const field of personal) part.personal.push({ ...field, seq });
    part.effects.push({ id: uuidv7(), topic: event.action, payload: event.effect ?? { event_id: id } });
    head.seq = seq;
    head.hash = own;
  }
  return part;
}

/**
 * A statement per table, however many events; outbox rows in the order of the chain. Values are bound, for a batch is a megabyte, and
 * `em.execute` would write it into the statement letter by letter.
 */
async function write(ctx: Context, chainId: string, { actor, events, personal, effects }: Part): Promise<void> {
  const db = ctx.em.getKysely();
  await sql`
    insert into keyfob.audit_event (chain_id, seq, id, at, action, actor, subject, before, after, request_id, personal, prev_hash, hash)
    select ${chainId}::uuid, seq, id, ${ctx.now}::timestamptz, action, ${JSON.stringify(actor)}::jsonb, subject, before, after,
      ${ctx.request.id}::text, personal, prev_hash, hash
    from json_to_recordset(${JSON.stringify(events)}::json) e (seq bigint, id uuid, action text, subject jsonb, before jsonb,
      after jsonb, personal jsonb, prev_hash text, hash text)`.execute(db);
  await sql`
    insert into keyfob.audit_personal (chain_id, seq, field, salt, value, person)
    select ${chainId}::uuid, seq, field, salt, value, person
    from json_to_recordset(${JSON.stringify(personal)}::json) p (seq bigint, field text, salt text, value text, person text)`.execute(
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

/** Personal fields of an event, at most. */
const FIELDS = 4;

/** 128 bits each, in hex. Drawn at once: a call for each would cost more than the event's hashes. */
function drawSalts(count: number): string[] {
  return (
    randomBytes(16 * count)
      .toString('hex')
      .match(/.{32}/g) ?? []
  );
}

/** Takes a salt from `salts` for each field it returns. */
function personalFields(
  ctx: Context,
  subject: { label: string | null; person?: string },
  salts: string[],
): PersonalField[] {
  const person = ctx.actor.kind === 'person' ? ctx.actor.id : ctx.actor.memberId;
  const fields: [string, string | null, string | null][] = [
    ['actor', ctx.actor.label, person],
    ['via', ctx.actor.via?.label ?? null, null],
    ['subject', subject.label, subject.person ?? null],
    ['ip', ctx.request.ip, person],
  ];
  return fields.flatMap(([field, value, owner]) => {
    if (value === null) return [];
    const salt = salts.pop();
    if (salt === undefined) throw new Error(`an event has more than ${FIELDS} personal fields`);
    return [{ field, salt, value, person: owner }];
  });
}
