import { homeId } from '../context.ts';
import type { HomeContext } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { TokenRow } from './token.entity.ts';
import { whereLive } from './where-status.ts';

/** Below this many free places, creators of one workspace take turns, so that a race cannot pass the cap. */
const CLOSE_TO_THE_CAP = 100;

/** @throws KeyfobError limit_reached when the policy allows no more live tokens to this member or workspace. */
export async function checkCaps(ctx: HomeContext, memberId: string | null): Promise<void> {
  const cap = memberId ? ctx.policy.max_tokens_per_member : ctx.policy.max_tokens_per_workspace;
  let live = await countLive(ctx, memberId);
  if (live > cap - CLOSE_TO_THE_CAP) {
    await ctx.em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [
      memberId ?? homeId(ctx) ?? 'installation',
    ]);
    live = await countLive(ctx, memberId);
  }
  if (live < cap) return;
  const whose = memberId ? 'You have' : `The ${ctx.workspace ? 'workspace' : 'installation'} has`;
  throw new KeyfobError(
    'limit_reached',
    `${whose} ${live} live tokens and the policy allows ${cap}. Revoke one that is no longer needed.`,
  );
}

function countLive(ctx: HomeContext, memberId: string | null): Promise<number> {
  return ctx.em.count(TokenRow, { $and: [{ workspaceId: homeId(ctx), member: memberId }, whereLive(ctx.now)] });
}
