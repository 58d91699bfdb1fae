import type { WorkspaceContext } from '../context.ts';
import type { Grant } from '../permissions/grant.schema.ts';
import { covers } from '../permissions/grant.ts';
import { withinCidrs } from './cidr.ts';
import { ceilingOf } from './token-rights.ts';
import type { TokenRow } from './token.entity.ts';

/** All that makes a token reach further or less far. */
export interface Reach {
  grants: Grant[];
  /** Instants in ms; Infinity for none. */
  from: number;
  until: number;
  uses: number;
  cidrs: string[];
  /** Calls per second; Infinity for no limit. */
  rate: number;
}

export function reachOf(ctx: WorkspaceContext, row: TokenRow): Reach {
  return {
    grants: ceilingOf(ctx, row),
    from: row.notBefore?.getTime() ?? Number.NEGATIVE_INFINITY,
    until: row.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
    uses: row.maxUses ?? Number.POSITIVE_INFINITY,
    cidrs: row.allowedCidrs,
    rate: perSecond(row.rateLimit),
  };
}

/** Calls per second; Infinity for no limit. */
export function perSecond(rate: TokenRow['rateLimit']): number {
  return rate ? rate.limit / rate.window_seconds : Number.POSITIVE_INFINITY;
}

/** Whether an edit gave anything that was not there before, and whether it took anything away; it can do both. */
export function compareReach(
  ctx: WorkspaceContext,
  before: Reach,
  after: Reach,
): { widened: boolean; narrowed: boolean } {
  return { widened: !reachesWithin(ctx, after, before), narrowed: !reachesWithin(ctx, before, after) };
}

function reachesWithin(ctx: WorkspaceContext, inner: Reach, outer: Reach): boolean {
  return (
    covers(outer.grants, inner.grants, ctx.catalog) &&
    inner.from >= outer.from &&
    inner.until <= outer.until &&
    inner.uses <= outer.uses &&
    inner.rate <= outer.rate &&
    withinCidrs(inner.cidrs, outer.cidrs)
  );
}
