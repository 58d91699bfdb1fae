import type { AuditExportQuery } from './audit.schema.ts';
import type { AuditContext } from './chain-of.ts';
import { GENESIS } from './chain.ts';
import { readStart } from './checkpoint.ts';
import type { AuditExportHeader } from './verify-export.ts';

/**
 * Which part of the chain an export holds: from the first event at or after `since` through the last one before `until`, and every one
 * between them; or through that very event. (Two changes at once may stand in the log in the other order than they began, so a part without gaps is not a part by time.)
 */
export async function readExportRange(
  ctx: AuditContext,
  chainId: string,
  { since, until, through }: Pick<AuditExportQuery, 'since' | 'until'> & { through?: number },
): Promise<AuditExportHeader> {
  // Not as an entity: the row is read again under its lock when this export's own event is appended.
  const [head] = await ctx.em.execute<{ seq: string; hash: string; key_version: number; mac: string }[]>(
    `select seq, hash, key_version, mac from keyfob.audit_head where chain_id = ?`,
    [chainId],
  );
  if (!head) throw new Error(`the chain ${chainId} has no head`);
  const newest = Number(head.seq);
  const seqWhere = async (condition: string, at: string) => {
    const [found] = await ctx.em.execute<{ first: string | null; last: string | null }[]>(
      `select min(seq) as first, max(seq) as last from keyfob.audit_event where chain_id = ? and at ${condition} ? and seq <= ?`,
      [chainId, new Date(at), newest],
    );
    return { first: Number(found?.first ?? newest + 1), last: Number(found?.last ?? 0) };
  };
  const start = await readStart(ctx, chainId);
  const first = since === undefined ? start.seq + 1 : (await seqWhere('>=', since)).first;
  const last = through ?? (until === undefined ? newest : (await seqWhere('<', until)).last);
  const hashAt = async (seq: number) => {
    if (seq === start.seq) return { seq, hash: start.hash };
    const [row] = await ctx.em.execute<{ hash: string }[]>(
      `select hash from keyfob.audit_event where chain_id = ? and seq = ?`,
      [chainId, seq],
    );
    return { seq, hash: row?.hash ?? GENESIS };
  };
  const after = await hashAt(Math.min(first, newest + 1) - 1);
  return {
    format: 'keyfob-audit-1',
    chain_id: chainId,
    after,
    through: last > after.seq ? await hashAt(last) : after,
    head: { chain_id: chainId, seq: newest, hash: head.hash, key_version: head.key_version, mac: head.mac },
  };
}
