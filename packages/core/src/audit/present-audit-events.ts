import type { Context } from '../context.ts';
import type { AuditEventRow } from './audit-event.entity.ts';
import { AuditPersonalRow } from './audit-personal.entity.ts';
import type { AuditEvent } from './audit.schema.ts';

/** The clear text and salt of personal fields, by seq and field; erased ones are simply not there. */
export async function readPersonal(
  ctx: Context,
  rows: readonly AuditEventRow[],
): Promise<Map<number, AuditPersonalRow[]>> {
  const chainId = rows[0]?.chainId;
  if (chainId === undefined) return new Map();
  const personal = await ctx.em.find(AuditPersonalRow, { chainId, seq: { $in: rows.map(({ seq }) => seq) } });
  return Map.groupBy(personal, ({ seq }) => seq);
}

/** Audit events as the API shows them: what the chain binds, with the clear text beside it. */
export async function presentAuditEvents(ctx: Context, rows: readonly AuditEventRow[]): Promise<AuditEvent[]> {
  const personal = await readPersonal(ctx, rows);
  return rows.map((row) => {
    const fields = personal.get(row.seq) ?? [];
    const clear = (field: string) => fields.find((one) => one.field === field)?.value ?? null;
    return {
      id: row.id,
      seq: row.seq,
      at: row.at.toISOString(),
      actor: {
        kind: row.actor.kind as AuditEvent['actor']['kind'],
        id: row.actor.id,
        label: clear('actor'),
        ...(row.actor.via ? { via: { ...row.actor.via, label: clear('via') } } : {}),
      },
      action: row.action,
      subject: { ...row.subject, label: clear('subject') },
      ...(row.before ? { before: row.before as NonNullable<AuditEvent['before']> } : {}),
      ...(row.after ? { after: row.after as NonNullable<AuditEvent['after']> } : {}),
      ip: clear('ip'),
      request_id: row.requestId ?? null,
      personal: row.personal,
      salts: Object.fromEntries(fields.map(({ field, salt }) => [field, salt])),
      prev_hash: row.prevHash,
      hash: row.hash,
    };
  });
}
