import { isCount, readCursor, writeCursor } from '../list-cursor.ts';
import { AuditEventRow } from './audit-event.entity.ts';
import type { AuditEventList, AuditEventListQuery } from './audit.schema.ts';
import { chainOf } from './chain-of.ts';
import type { AuditContext } from './chain-of.ts';
import { presentAuditEvents } from './present-audit-events.ts';
import { whereAudit } from './where-audit.ts';

/** The audit log of the workspace, or of the installation itself; newest first unless asked otherwise. */
export async function listAuditEvents(ctx: AuditContext, query: AuditEventListQuery): Promise<AuditEventList> {
  const chainId = chainOf(ctx, 'list');
  const { limit, cursor, ...filter } = query;
  const newest = filter.order === 'newest';
  const after = cursor === undefined ? null : Number(readCursor(cursor, filter, isCount).value);
  const where = whereAudit(chainId, filter);
  const found = await ctx.em.execute<{ seq: string }[]>(
    `select seq from keyfob.audit_event where ${where.sql} ${after === null ? '' : `and seq ${newest ? '<' : '>'} ?`}
     order by seq ${newest ? 'desc' : 'asc'} limit ?`,
    [...where.values, ...(after === null ? [] : [after]), limit + 1],
  );
  const rows = await ctx.em.find(
    AuditEventRow,
    { chainId, seq: { $in: found.slice(0, limit).map(({ seq }) => Number(seq)) } },
    { orderBy: { seq: newest ? 'desc' : 'asc' } },
  );
  const last = rows.at(-1);
  return {
    data: await presentAuditEvents(ctx, rows),
    next_cursor: found.length > limit && last ? writeCursor({ value: String(last.seq), id: last.id }, filter) : null,
  };
}
