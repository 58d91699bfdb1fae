import type { Context } from '../context.ts';
import type { Step } from '../housekeeping/scheduled-job.ts';
import { checkpointIsAuthentic, headIsAuthentic, signCheckpoint, signHead } from './head-mac.ts';

const BATCH = 500;

interface Signed {
  chain_id: string;
  seq: string;
  hash: string;
  key_version: number;
  mac: string;
}

/**
 * Signs heads and checkpoints of audit chains with the newest pepper, so that chains that do not grow hold up the retirement of none.
 * What is not authentic stays as it is, for whoever verifies it to find. `tokens_left`: how many still wait to be used, or to end.
 */
export async function renewSignatures(ctx: Context): Promise<Step> {
  const heads = await renew(ctx, 'audit_head', headIsAuthentic, signHead);
  const checkpoints = await renew(ctx, 'audit_checkpoint', checkpointIsAuthentic, signCheckpoint);
  const [left] = await ctx.em.execute<{ count: string }[]>(
    `select count(*) from keyfob.token_digest where pepper_version < ?`,
    [ctx.ports.peppers.current.version],
  );
  const did = { heads, checkpoints, ...(heads < BATCH && { tokens_left: Number(left?.count) }) };
  return { did, more: heads === BATCH || checkpoints === BATCH };
}

async function renew(
  ctx: Context,
  table: 'audit_head' | 'audit_checkpoint',
  isAuthentic: typeof headIsAuthentic,
  sign: typeof signHead,
): Promise<number> {
  const { peppers } = ctx.ports;
  const rows = await ctx.em.execute<Signed[]>(
    `select chain_id, seq, hash, key_version, mac from keyfob.${table} where key_version < ?
     order by random() limit ${BATCH} for update skip locked`,
    [peppers.current.version],
  );
  const renewed = rows.flatMap(({ chain_id, seq, hash, key_version: keyVersion, mac }) => {
    const facts = { chainId: chain_id, seq: Number(seq), hash };
    if (!isAuthentic({ ...facts, keyVersion, mac }, peppers)) return [];
    const signed = sign(facts, peppers);
    return [{ chain_id, key_version: signed.keyVersion, mac: signed.mac }];
  });
  await ctx.em.execute(
    `update keyfob.${table} t set key_version = r.key_version, mac = r.mac
     from jsonb_to_recordset(?::jsonb) r (chain_id uuid, key_version smallint, mac text) where t.chain_id = r.chain_id`,
    [JSON.stringify(renewed)],
  );
  return renewed.length;
}
