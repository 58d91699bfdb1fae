import { record } from '../context.ts';
import { AuditEventRow } from './audit-event.entity.ts';
import type { AuditEvent, AuditExportQuery } from './audit.schema.ts';
import { chainOf } from './chain-of.ts';
import type { AuditContext } from './chain-of.ts';
import { csvHeader, csvLines } from './csv-lines.ts';
import { presentAuditEvents } from './present-audit-events.ts';
import { readExportRange } from './read-export-range.ts';
import type { AuditExportHeader } from './verify-export.ts';

/** An export as it is sent: `chunks` are read from the database as fast as they are taken, a batch at a time. */
export interface AuditExport {
  type: 'application/x-ndjson' | 'text/csv';
  /** A file name. */
  name: string;
  chunks: AsyncIterable<string>;
}

/** Runs one operation on the chain, as the caller, in a transaction of its own. */
type Enter = <Output>(operation: (ctx: AuditContext) => Promise<Output>) => Promise<Output>;

const BATCH = 200;

/**
 * The log as a file, oldest first: JSON lines that `verifyExport` checks, or CSV. Who exports what is in the log before the first byte is
 * sent; the export ends with the events of that moment. Each batch is a transaction of its own, so that a slow reader holds no
 * connection, and one who may no longer export gets no more. @throws KeyfobError permission_denied.
 */
export async function exportAuditEvents(enter: Enter, query: AuditExportQuery): Promise<AuditExport> {
  const { header, owner, at } = await enter((ctx) => begin(ctx, query));
  const isCsv = query.format === 'csv';
  async function* chunks(): AsyncGenerator<string, void, undefined> {
    yield isCsv ? csvHeader : jsonLine(header);
    for (let { seq } = header.after; seq < header.through.seq;) {
      const events = await enter((ctx) => readBatch(ctx, seq, header.through.seq));
      seq = events.at(-1)?.seq ?? Number.NaN;
      yield isCsv ? csvLines(events) : events.map(jsonLine).join('');
    }
  }
  return {
    type: isCsv ? 'text/csv' : 'application/x-ndjson',
    name: `keyfob-audit-${owner}-${at.toISOString().slice(0, 10)}.${query.format}`,
    chunks: chunks(),
  };
}

const jsonLine = (value: AuditExportHeader | AuditEvent) => `${JSON.stringify(value)}\n`;

async function begin(ctx: AuditContext, query: AuditExportQuery) {
  const chainId = chainOf(ctx, 'export');
  const header = await readExportRange(ctx, chainId, query);
  record(ctx, {
    action: 'audit.exported',
    subject: { kind: 'audit', id: chainId, label: null },
    after: {
      format: query.format,
      since: query.since ?? null,
      until: query.until ?? null,
      after_seq: header.after.seq,
      through_seq: header.through.seq,
    },
  });
  return { header, owner: 'workspace' in ctx ? ctx.workspace.slug : 'installation', at: ctx.now };
}

async function readBatch(ctx: AuditContext, after: number, through: number): Promise<AuditEvent[]> {
  const chainId = chainOf(ctx, 'export');
  const rows = await ctx.em.find(
    AuditEventRow,
    { chainId, seq: { $gt: after, $lte: through } },
    { orderBy: { seq: 'asc' }, limit: BATCH },
  );
  if (rows.length === 0) throw new Error(`no audit event between ${after} and ${through}`);
  return presentAuditEvents(ctx, rows);
}
