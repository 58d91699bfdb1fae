import type { Context } from '../context.ts';
import { bind } from './bind.ts';

/**
 * Whether what tokens were used for is known: false while every worker that lives started within the last hour, for uses from
 * before may still be in the queue. What ends unused tokens waits for it.
 */
export async function usageIsFolded(ctx: Context): Promise<boolean> {
  const [row] = await ctx.em.execute<{ folded: boolean }[]>(
    ...bind(
      `select coalesce(bool_or(started_at <= :now - interval '1 hour'), true) as folded
       from keyfob.worker_heartbeat where heartbeat_at > :now - interval '1 minute'`,
      { now: ctx.now },
    ),
  );
  return row?.folded ?? true;
}
