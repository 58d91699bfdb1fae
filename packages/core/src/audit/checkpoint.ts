import type { Context } from '../context.ts';
import { GENESIS } from './chain.ts';
import type { Head } from './chain.ts';
import { checkpointIsAuthentic } from './head-mac.ts';

/** The event after which a chain begins: the last one that was archived and cut; seq 0 where none was. */
export interface ChainStart extends Head {
  /** False where a checkpoint was made up: its signature is not ours. */
  authentic: boolean;
}

export async function readStart(ctx: Context, chainId: string): Promise<ChainStart> {
  const [row] = await ctx.em.execute<{ seq: string; hash: string; key_version: number; mac: string }[]>(
    `select seq, hash, key_version, mac from keyfob.audit_checkpoint where chain_id = ?`,
    [chainId],
  );
  if (!row) return { seq: 0, hash: GENESIS, authentic: true };
  const point = { chainId, seq: Number(row.seq), hash: row.hash, keyVersion: row.key_version, mac: row.mac };
  return { seq: point.seq, hash: point.hash, authentic: checkpointIsAuthentic(point, ctx.ports.peppers) };
}
