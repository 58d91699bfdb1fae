import type { Context, WorkspaceContext } from '../context.ts';
import { isCount, readCursor, writeCursor } from '../list-cursor.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { AuditEventRow } from './audit-event.entity.ts';
import type { AuditEventList, AuditEventListQuery } from './audit.schema.ts';
import { presentAuditEvents } from './present-audit-events.ts';

/** The workspace’s audit log, newest first unless asked otherwise. */
export async function listAuditEvents(ctx: WorkspaceContext, query: AuditEventListQuery): Promise<AuditEventList> {
  requireGrant(ctx, 'keyfob/audit', 'list');
  return pageOfChain(ctx, ctx.workspace.id, query);
}

async function pageOfChain(ctx: Context, chainId: string, query: AuditEventListQuery): Promise<AuditEventList> {
  const { limit, cursor, ...filter } = query;
  const newest = query.order === 'newest';
  const after = cursor === undefined ? null : Number(readCursor(cursor, filter, isCount).value);
  const rows = await ctx.em.find(
    AuditEventRow,
    {
      chainId,
      ...(query.action ? { action: query.action } : {}),
      ...(query.subject ? { subject: { id: query.subject } } : {}),
      ...(after === null ? {} : { seq: newest ? { $lt: after } : { $gt: after } }),
    },
    { orderBy: { seq: newest ? 'desc' : 'asc' }, limit: limit + 1 },
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: await presentAuditEvents(ctx, page),
    next_cursor: rows.length > limit && last ? writeCursor({ value: String(last.seq), id: last.id }, filter) : null,
  };
}
