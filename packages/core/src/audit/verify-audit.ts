import type { Context, WorkspaceContext } from '../context.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { sha256 } from './append-audit-events.ts';
import { AuditEventRow } from './audit-event.entity.ts';
import { AuditHeadRow } from './audit-head.entity.ts';
import type { AuditVerification, VerifyAudit } from './audit.schema.ts';
import { checkEvent, reachesHead, startCheck } from './chain.ts';
import type { ChainCheck } from './chain.ts';
import { headIsAuthentic } from './head-mac.ts';
import { readPersonal } from './present-audit-events.ts';

const BATCH = 500;

/**
 * Checks the whole chain: every link, every personal field against its digest, the head’s signature, and, given a head
 * exported earlier, that no tail was cut since.
 */
export async function verifyAudit(ctx: WorkspaceContext, input: VerifyAudit): Promise<AuditVerification> {
  requireGrant(ctx, 'keyfob/audit', 'verify');
  const chainId = ctx.workspace.id;
  const expected = input.head && input.head.chain_id === chainId ? input.head : null;
  const { check, seen } = await walk(ctx, chainId, expected?.seq ?? null);
  const head = await ctx.em.findOne(AuditHeadRow, { chainId });
  const vouched = head
    ? headIsAuthentic(head, ctx.ports.peppers) && head.seq === check.head.seq && head.hash === check.head.hash
    : check.checked === 0;
  const anchored =
    input.head === undefined ||
    (expected !== null &&
      headIsAuthentic({ ...expected, chainId, keyVersion: expected.key_version }, ctx.ports.peppers) &&
      reachesHead(check, expected, seen));
  const valid = check.firstBadSeq === null && vouched && anchored;
  return {
    valid,
    checked: check.checked,
    head: head
      ? { chain_id: chainId, seq: head.seq, hash: head.hash, key_version: head.keyVersion, mac: head.mac }
      : null,
    ...(valid ? {} : { first_bad_seq: check.firstBadSeq ?? check.head.seq + 1 }),
  };
}

async function walk(
  ctx: Context,
  chainId: string,
  watched: number | null,
): Promise<{ check: ChainCheck; seen: string | null }> {
  let check = startCheck();
  let seen: string | null = null;
  for (;;) {
    const rows = await ctx.em.find(
      AuditEventRow,
      { chainId, seq: { $gt: check.head.seq } },
      { orderBy: { seq: 'asc' }, limit: BATCH },
    );
    const personal = await readPersonal(ctx, rows);
    for (const row of rows) {
      const fields = (personal.get(row.seq) ?? []).map(({ field, salt, value }) => [field, { salt, value }] as const);
      check = checkEvent(check, chainEvent(row), Object.fromEntries(fields), sha256);
      if (check.firstBadSeq === null && row.seq === watched) seen = row.hash;
    }
    ctx.em.clear();
    if (rows.length < BATCH || check.firstBadSeq !== null) return { check, seen };
  }
}

function chainEvent(row: AuditEventRow) {
  return {
    chain_id: row.chainId,
    seq: row.seq,
    id: row.id,
    at: row.at.toISOString(),
    action: row.action,
    actor: row.actor,
    subject: row.subject,
    before: row.before ?? null,
    after: row.after ?? null,
    request_id: row.requestId ?? null,
    personal: row.personal,
    prev_hash: row.prevHash,
    hash: row.hash,
  };
}
