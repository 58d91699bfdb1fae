import type { Context } from '../context.ts';
import type { Step } from './scheduled-job.ts';

const BATCH = 5000;

interface Old {
  table: 'webhook_delivery' | 'mail' | 'notification' | 'epoch_change';
  key?: 'id' | 'epoch';
  /** With one `?`: the instant `keptMs` ago. */
  where: string;
  keptMs: number;
}

/** Deletes one batch of what is kept long enough. */
export async function forget(ctx: Context, { table, key = 'id', where, keptMs }: Old): Promise<Step> {
  const gone = await ctx.em.execute<unknown[]>(
    `delete from keyfob.${table} where ${key} in (
       select ${key} from keyfob.${table} where ${where} limit ${BATCH})
     returning 1`,
    [new Date(ctx.now.getTime() - keptMs)],
  );
  return { did: { purged: gone.length }, more: gone.length === BATCH };
}
