import type { Context } from '../context.ts';

/** Says that this worker is alive, and forgets those that have not been for a day. */
export async function beatWorker(ctx: Context, incarnation: string): Promise<void> {
  await ctx.em.execute(
    `insert into keyfob.worker_heartbeat (incarnation, started_at, heartbeat_at) values (?, ?, ?)
     on conflict (incarnation) do update set heartbeat_at = excluded.heartbeat_at`,
    [incarnation, ctx.now, ctx.now],
  );
  const dayAgo = new Date(ctx.now.getTime() - 86_400_000);
  await ctx.em.execute(`delete from keyfob.worker_heartbeat where heartbeat_at < ?`, [dayAgo]);
}
