import type { WorkspaceContext } from '../context.ts';
import { KeyfobError } from '../errors.ts';

/** Below this many free places, creators of one workspace take turns, so that a race cannot pass the cap. */
const CLOSE_TO_THE_CAP = 100;

/** @throws KeyfobError limit_reached when the policy allows no more live tokens to this member or workspace. */
export async function checkCaps(ctx: WorkspaceContext, memberId: string | null): Promise<void> {
  const cap = memberId ? ctx.policy.max_tokens_per_member : ctx.policy.max_tokens_per_workspace;
  let live = await countLive(ctx, memberId);
  if (live > cap - CLOSE_TO_THE_CAP) {
    await ctx.em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [memberId ?? ctx.workspace.id]);
    live = await countLive(ctx, memberId);
  }
  if (live < cap) return;
  const whose = memberId ? 'You have' : 'The workspace has';
  throw new KeyfobError(
    'limit_reached',
    `${whose} ${live} live tokens and the policy allows ${cap}. Revoke one that is no longer needed.`,
  );
}

async function countLive(ctx: WorkspaceContext, memberId: string | null): Promise<number> {
  const [row] = await ctx.em.execute<{ live: string }[]>(
    `select count(*) as live from keyfob.token
     where workspace_id = ? and revoked_at is null and (expires_at is null or expires_at > ?)
       and ${memberId ? 'member_id = ?' : 'member_id is null'}`,
    [ctx.workspace.id, ctx.now, ...(memberId ? [memberId] : [])],
  );
  return Number(row?.live ?? 0);
}
