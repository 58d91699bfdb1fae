import type { Context } from '../context.ts';
import type { Redigest } from '../usage/usage-buffer.ts';

/**
 * Stores digests with a newer pepper, each only where the one it replaces is still there: a value that was exchanged meanwhile, by a
 * rotation or a repeated creation, never comes back.
 */
export async function redigest(ctx: Context, all: readonly Redigest[]): Promise<void> {
  if (all.length === 0) return;
  await ctx.em.execute(
    `with old as (
       select d.digest, decode(r.to, 'base64') as newer, r.version from keyfob.token_digest d
       join jsonb_to_recordset(?::jsonb) r ("from" text, "to" text, version smallint) on d.digest = decode(r.from, 'base64')
       where d.pepper_version < r.version order by d.digest for update of d)
     update keyfob.token_digest d set digest = old.newer, pepper_version = old.version from old where d.digest = old.digest`,
    [JSON.stringify(all)],
  );
}
