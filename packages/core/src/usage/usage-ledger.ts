import type { Pool } from 'pg';
import type { Call } from '../actor.ts';
import type { Context } from '../context.ts';
import { foldUsage } from './fold-usage.ts';
import type { UsageLedger } from './unfolded-usage.ts';

/** Which batches are counted, and a way to count one without the worker. */
export function usageLedger(
  pool: Pool,
  inInstallation: (call: Call, operation: (ctx: Context) => Promise<unknown>) => Promise<unknown>,
): UsageLedger {
  const call = { caller: { kind: 'system', label: 'fold-usage' }, request: { id: null, ip: null } } as const;
  return {
    async folded(ids) {
      const { rows } = await pool.query<{ id: string }>('select id from keyfob.usage_batch where id = any($1)', [ids]);
      return rows.map(({ id }) => id);
    },
    async fold(batch) {
      await inInstallation(call, (ctx) => foldUsage(ctx, batch));
    },
  };
}
