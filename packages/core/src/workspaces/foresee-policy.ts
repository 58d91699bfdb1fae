import type { FilterQuery } from '@mikro-orm/core';
import type { WorkspaceContext } from '../context.ts';
import { may } from '../permissions/authorize.ts';
import { inAny } from '../tokens/cidr.ts';
import { whereVisible } from '../tokens/token-filter.ts';
import { TokenRow } from '../tokens/token.entity.ts';
import type { PolicyEffect } from './policy-effect.schema.ts';
import { fateOf, reachOfPolicy, whereReached } from './policy-reach.ts';
import type { Policy } from './policy.schema.ts';

const EXAMPLES = 20;

/** What a policy would do to existing tokens, counted by the same conditions that choose them when it does. */
export async function foreseePolicy(ctx: WorkspaceContext, policy: Policy): Promise<PolicyEffect> {
  const reach = reachOfPolicy(policy, ctx.now);
  const { clamped, disabled, ended } = whereReached(reach);
  const here = { workspaceId: ctx.workspace.id };
  const count = (where: FilterQuery<TokenRow>) => ctx.em.count(TokenRow, { $and: [here, where] });
  const any = { $or: [clamped, disabled, ended] };
  // Who may change the policy need not be allowed to see tokens.
  const rows = may(ctx, 'keyfob/token', 'list')
    ? await ctx.em.find(
        TokenRow,
        { $and: [whereVisible(ctx), any] },
        { orderBy: { createdAt: 'asc', id: 'asc' }, limit: EXAMPLES },
      )
    : [];
  return {
    tokens: await count(any),
    clamped: await count(clamped),
    disabled: await count(disabled),
    ended: await count(ended),
    refused_addresses: await countRefused(ctx, policy.allowed_cidrs),
    examples: rows.flatMap((row) => {
      const fate = fateOf(row, reach);
      const iso = (at: Date | null | undefined) => at?.toISOString() ?? null;
      const { id, handle, kind } = row;
      const becomes = fate && { status: fate.status, expires_at: iso(fate.expiresAt) };
      return becomes ? [{ id, handle, kind, expires_at: iso(row.expiresAt), becomes }] : [];
    }),
  };
}

async function countRefused(ctx: WorkspaceContext, allowed: readonly string[]): Promise<number> {
  if (allowed.length === 0) return 0;
  const used = await ctx.em.execute<{ ip: string; tokens: number }[]>(
    `select last_used_ip as ip, count(*)::int as tokens from keyfob.token
     where workspace_id = ? and last_used_ip is not null and revoked_at is null and deleted_at is null
       and (grace_ends_at is null or grace_ends_at > ?) and (expires_at is null or expires_at > ?)
     group by last_used_ip`,
    [ctx.workspace.id, ctx.now, ctx.now],
  );
  return used.reduce((sum, { ip, tokens }) => (inAny(ip, allowed) ? sum : sum + tokens), 0);
}
