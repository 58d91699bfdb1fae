import type { Context } from '../context.ts';
import { invalid } from '../errors.ts';
import { sha256 } from './append-audit-events.ts';
import { AuditEventRow } from './audit-event.entity.ts';
import { AuditHeadRow } from './audit-head.entity.ts';
import type { AuditVerification, VerifyAudit } from './audit.schema.ts';
import { chainOf } from './chain-of.ts';
import type { AuditContext } from './chain-of.ts';
import { checkEvent, reachesHead, startCheck } from './chain.ts';
import type { ChainCheck, Head } from './chain.ts';
import { readStart } from './checkpoint.ts';
import { headIsAuthentic } from './head-mac.ts';
import { readPersonal } from './present-audit-events.ts';

const BATCH = 500;

/**
 * Checks the whole chain, from its last signed checkpoint where its older part was archived: every link, every personal field against its digest, the head’s signature, and, given a head
 * exported earlier, that no tail was cut since.
 */
export async function verifyAudit(ctx: AuditContext, input: VerifyAudit): Promise<AuditVerification> {
  const chainId = chainOf(ctx, 'verify');
  const expected = input.head && input.head.chain_id === chainId ? input.head : null;
  const start = await readStart(ctx, chainId);
  if (expected && expected.seq < start.seq) throw archived(expected.seq, start.seq);
  const { check, seen, head } = await walk(ctx, chainId, start, expected?.seq ?? null);
  // Every workspace’s chain begins with its creation: without a head somebody took it away.
  const vouched =
    head !== null &&
    headIsAuthentic(head, ctx.ports.peppers) &&
    head.seq === check.head.seq &&
    head.hash === check.head.hash;
  const anchored =
    input.head === undefined ||
    (expected !== null &&
      headIsAuthentic({ ...expected, chainId, keyVersion: expected.key_version }, ctx.ports.peppers) &&
      reachesHead(check, expected, seen));
  const valid = check.firstBadSeq === null && vouched && anchored && start.authentic;
  return {
    valid,
    checked: check.checked,
    head: head
      ? { chain_id: chainId, seq: head.seq, hash: head.hash, key_version: head.keyVersion, mac: head.mac }
      : null,
    ...(valid ? {} : { first_bad_seq: check.firstBadSeq ?? check.head.seq + 1 }),
  };
}

interface Walk {
  check: ChainCheck;
  /** The hash found at the watched seq. */
  seen: string | null;
  head: AuditHeadRow | null;
}

/** Reads the chain to its end, and again as long as events were appended meanwhile: what is compared belongs together. */
async function walk(ctx: Context, chainId: string, start: Head, watched: number | null): Promise<Walk> {
  const seen = start.seq === watched ? start.hash : null;
  const reached: Walk = { check: startCheck(start), seen, head: await ctx.em.findOne(AuditHeadRow, { chainId }) };
  for (;;) {
    // The first reading has no lower bound: nothing hides at a seq before the first.
    const after = reached.check.checked === 0 ? {} : { seq: { $gt: reached.check.head.seq } };
    const rows = await ctx.em.find(AuditEventRow, { chainId, ...after }, { orderBy: { seq: 'asc' }, limit: BATCH });
    const personal = await readPersonal(ctx, rows);
    for (const row of rows) {
      const fields = (personal.get(row.seq) ?? []).map(({ field, salt, value }) => [field, { salt, value }] as const);
      reached.check = checkEvent(reached.check, chainEvent(row), Object.fromEntries(fields), sha256);
      if (reached.check.firstBadSeq === null && row.seq === watched) reached.seen = row.hash;
    }
    ctx.em.clear();
    if (reached.check.firstBadSeq !== null) return reached;
    if (rows.length === BATCH) continue;
    const head = await ctx.em.findOne(AuditHeadRow, { chainId });
    if (head?.seq === reached.head?.seq) return { ...reached, head };
    reached.head = head;
  }
}

function archived(seq: number, through: number) {
  return invalid(
    'head.seq',
    `is ${seq}, and events through ${through} were archived: check the archived file with \`keyfob audit verify FILE --head\``,
  );
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
