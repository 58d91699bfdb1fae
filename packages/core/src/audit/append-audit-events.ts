import { createHash, randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { RequiredEntityData } from '@mikro-orm/core';
import { uuidv7 } from 'uuidv7';
import type { Context, NewAuditEvent } from '../context.ts';
import { OutboxRow } from '../db/outbox.entity.ts';
import { AuditEventRow } from './audit-event.entity.ts';
import { AuditHeadRow } from './audit-head.entity.ts';
import { AuditPersonalRow } from './audit-personal.entity.ts';
import { INSTALLATION_CHAIN } from './chain-of.ts';
import { digestPersonal, GENESIS, hashEvent } from './chain.ts';
import type { Sha256 } from './chain.ts';
import { signHead } from './head-mac.ts';

export const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex');

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
  const { via } = ctx.actor;
  const clear: RequiredEntityData<AuditPersonalRow>[] = [];
  for (const event of events) {
    const personal = personalFields(ctx, event.subject);
    const row = {
      chainId,
      seq: head.seq + 1,
      id: uuidv7(),
      at: ctx.now,
      action: event.action,
      actor: { kind: ctx.actor.kind, id: ctx.actor.id, ...(via ? { via: { kind: via.kind, id: via.id } } : {}) },
      subject: { kind: event.subject.kind, id: event.subject.id },
      before: event.before ?? null,
      after: event.after ?? null,
      requestId: ctx.request.id,
      personal: Object.fromEntries(
        personal.map(({ field, salt, value }) => [field, digestPersonal(salt, value, sha256)]),
      ),
      prevHash: head.hash,
    };
    const hash = hashEvent(
      { ...row, chain_id: chainId, at: row.at.toISOString(), request_id: row.requestId, prev_hash: row.prevHash },
      sha256,
    );
    ctx.em.create(AuditEventRow, { ...row, hash });
    clear.push(...personal.map((field) => ({ chainId, seq: row.seq, ...field })));
    ctx.em.create(OutboxRow, {
      id: uuidv7(),
      workspaceId: chainId === INSTALLATION_CHAIN ? null : chainId,
      topic: event.action,
      payload: event.effect ?? { event_id: row.id },
      createdAt: ctx.now,
    });
    head.seq = row.seq;
    head.hash = hash;
  }
  Object.assign(head, signHead(head, ctx.ports.peppers));
  await ctx.em.flush();
  // After the events they belong to.
  if (clear.length > 0) await ctx.em.insertMany(AuditPersonalRow, clear);
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
