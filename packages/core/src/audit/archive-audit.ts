import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Context, HomeContext } from '../context.ts';
import { homeId, record } from '../context.ts';
import { bind } from '../housekeeping/bind.ts';
import { dueWorkspaces } from '../housekeeping/due-workspaces.ts';
import { policySeconds, withHome } from '../housekeeping/homes.ts';
import type { Run, Step } from '../housekeeping/scheduled-job.ts';
import { sha256 } from './append-audit-events.ts';
import { AuditEventRow } from './audit-event.entity.ts';
import { INSTALLATION_CHAIN } from './chain.ts';
import { readStart } from './checkpoint.ts';
import { headIsAuthentic, signCheckpoint } from './head-mac.ts';
import { presentAuditEvents } from './present-audit-events.ts';
import { readExportRange } from './read-export-range.ts';
import type { AuditExportHeader } from './verify-export.ts';
import { verifyExport } from './verify-export.ts';

/** Events of one file, which is one transaction. */
const PER_FILE = 10_000;
const PAGE = 500;

const OLD = `e.at <= :now - make_interval(secs => ${policySeconds('audit_retention')})`;

export function workspacesToArchive(ctx: Context): Promise<string[]> {
  const { sql, values } = withHome('every workspace');
  return dueWorkspaces(
    ctx,
    `${sql} select h.workspace_id as id from home h where ${policySeconds('audit_retention')} is not null
       and exists (select from keyfob.audit_event e where e.chain_id = h.workspace_id and ${OLD})`,
    values,
  );
}

/**
 * Moves the part of a log that is older than the policy’s `audit_retention` into a file of `KEYFOB_DATA_DIR/audit-archive`, and cuts it
 * from the database at a signed checkpoint: the file is on the disk first, and what does not verify is never cut. Without
 * `audit_retention` nothing happens. @throws Error where nothing may be archived, or the log is broken.
 */
export async function archiveAudit(ctx: HomeContext, { dryRun }: Run): Promise<Step> {
  const chainId = homeId(ctx) ?? INSTALLATION_CHAIN;
  if (ctx.policy.audit_retention === null) return { did: { archived: 0 }, more: false };
  const start = await readStart(ctx, chainId);
  const last = await lastToArchive(ctx, chainId);
  if (dryRun || last <= start.seq) return { did: { archived: Math.max(0, last - start.seq) }, more: false };
  if (!(await takeTurn(ctx, chainId))) return { did: { archived: 0 }, more: false };
  const through = Math.min(last, start.seq + PER_FILE);
  const { header, text } = await readPart(ctx, chainId, through);
  const file = await writeArchive(ctx, chainId, header, text);
  await cut(ctx, chainId, header, file);
  return { did: { archived: through - start.seq }, more: through < last };
}

/** The last event before the first one that must stay; the newest always does. */
async function lastToArchive(ctx: HomeContext, chainId: string): Promise<number> {
  const [row] = await ctx.em.execute<{ last: string | null }[]>(
    ...bind(
      `select least(
         (select min(seq) from keyfob.audit_event where chain_id = :chain and at > :now - make_interval(secs => :keep)),
         (select max(seq) from keyfob.audit_event where chain_id = :chain)) - 1 as last`,
      { now: ctx.now, chain: chainId, keep: ctx.policy.audit_retention },
    ),
  );
  return Number(row?.last ?? 0);
}

/** One worker at a time; another one finds the next part, or none. */
async function takeTurn(ctx: Context, chainId: string): Promise<boolean> {
  const [lock] = await ctx.em.execute<{ got: boolean }[]>(
    `select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as got`,
    [`audit archive ${chainId}`],
  );
  return lock?.got ?? false;
}

/** The part as an export writes it. @throws Error unless every event verifies and the log’s head is ours. */
async function readPart(
  ctx: HomeContext,
  chainId: string,
  through: number,
): Promise<{ header: AuditExportHeader; text: string }> {
  const header = await readExportRange(ctx, chainId, { through });
  const lines = [JSON.stringify(header)];
  for (let seq = header.after.seq; seq < through; seq += PAGE) {
    const rows = await ctx.em.find(
      AuditEventRow,
      { chainId, seq: { $gt: seq, $lte: Math.min(seq + PAGE, through) } },
      { orderBy: { seq: 'asc' }, disableIdentityMap: true },
    );
    lines.push(...(await presentAuditEvents(ctx, rows)).map((event) => JSON.stringify(event)));
  }
  const start = await readStart(ctx, chainId);
  const { valid, reason, line } = await verifyExport(lines, { sha256 });
  const { head } = header;
  if (
    !valid ||
    !start.authentic ||
    !headIsAuthentic({ ...head, chainId, keyVersion: head.key_version }, ctx.ports.peppers)
  )
    throw new Error(
      `the audit log ${chainId} does not verify, so nothing of it is cut: ${reason ?? 'its head'} (line ${line ?? 1})`,
    );
  return { header, text: `${lines.join('\n')}\n` };
}

/** On the disk before the answer. Written again, after a crash, it is the same file. */
async function writeArchive(
  ctx: HomeContext,
  chainId: string,
  { after, through }: AuditExportHeader,
  text: string,
): Promise<string> {
  if (ctx.ports.dataDir === null)
    throw new Error(
      'audit_retention is set, but KEYFOB_DATA_DIR is not: there is no place to archive to, so nothing is cut',
    );
  const folder = path.join(ctx.ports.dataDir, 'audit-archive', chainId);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${after.seq + 1}-${through.seq}.jsonl`;
  const unfinished = path.join(folder, `.${name}.${process.pid}`);
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, path.join(folder, name));
  const directory = await open(folder);
  await directory.sync();
  await directory.close();
  return path.join('audit-archive', chainId, name);
}

async function cut(
  ctx: HomeContext,
  chainId: string,
  { after, through }: AuditExportHeader,
  file: string,
): Promise<void> {
  const { keyVersion, mac } = signCheckpoint({ chainId, ...through }, ctx.ports.peppers);
  await ctx.em.execute(`select keyfob.cut_audit(?::uuid, ?::bigint, ?::smallint, ?, ?)`, [
    chainId,
    through.seq,
    keyVersion,
    mac,
    file,
  ]);
  record(ctx, {
    action: 'audit.archived',
    subject: { kind: 'audit', id: chainId, label: null },
    after: { after_seq: after.seq, through_seq: through.seq, hash: through.hash, file },
  });
}
