import { homeId } from '../context.ts';
import type { HomeContext } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { TokenRow } from './token.entity.ts';
import { whereLive } from './where-status.ts';

/** Below this many free places, creators of one member take turns, so that a race cannot pass the cap. */
const CLOSE_TO_THE_CAP = 100;

/** @throws KeyfobError limit_reached when the policy allows no more live tokens to this member or workspace. */
export async function checkCaps(ctx: HomeContext, memberId: string | null): Promise<void> {
  const cap = memberId ? ctx.policy.max_tokens_per_member : ctx.policy.max_tokens_per_workspace;
  if (ctx.workspace && !memberId) return takePlace(ctx, ctx.workspace.id, cap);
  let live = await countLive(ctx, memberId);
  if (live > cap - CLOSE_TO_THE_CAP) {
    await ctx.em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [memberId ?? 'installation']);
    live = await countLive(ctx, memberId);
  }
  if (live >= cap) throw full(memberId ? 'You have' : 'The installation has', live, cap);
}

/**
 * The tally is never less than the live tokens: creating adds one, and nothing that ends a token takes it off. Only when it reaches
 * the cap is everything counted, and the tally set right again.
 */
async function takePlace(ctx: HomeContext, workspaceId: string, cap: number): Promise<void> {
  const taken = await ctx.em.execute<unknown[]>(
    `update keyfob.token_tally set at_most = at_most + 1 where workspace_id = ? and at_most < ? returning at_most`,
    [workspaceId, cap],
  );
  if (taken.length > 0) return;
  await ctx.em.execute(
    `insert into keyfob.token_tally (workspace_id, at_most) values (?, 0)
     on conflict (workspace_id) do update set at_most = keyfob.token_tally.at_most`,
    [workspaceId],
  );
  const live = await countLive(ctx, null);
  if (live >= cap) throw full('The workspace has', live, cap);
  await ctx.em.execute(`update keyfob.token_tally set at_most = ? where workspace_id = ?`, [live + 1, workspaceId]);
}

function full(whose: string, live: number, cap: number): KeyfobError {
  return new KeyfobError(
    'limit_reached',
    `${whose} ${live} live tokens and the policy allows ${cap}. Revoke one that is no longer needed.`,
  );
}

function countLive(ctx: HomeContext, memberId: string | null): Promise<number> {
  return ctx.em.count(TokenRow, { $and: [{ workspaceId: homeId(ctx), member: memberId }, whereLive(ctx.now)] });
}
