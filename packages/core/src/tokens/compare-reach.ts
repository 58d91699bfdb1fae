import type { HomeContext } from '../context.ts';
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
  /** What is left of them; Infinity for no cap. */
  uses: number;
  cidrs: string[];
  /** Calls per second; Infinity for no limit. */
  rate: number;
}

export function reachOf(ctx: HomeContext, row: TokenRow): Reach {
  return {
    grants: ceilingOf(ctx, row),
    from: row.notBefore?.getTime() ?? Number.NEGATIVE_INFINITY,
    until: row.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
    uses: usesLeft(row) ?? Number.POSITIVE_INFINITY,
    cidrs: row.allowedCidrs,
    rate: perSecond(row.rateLimit),
  };
}

/** Null for no cap. */
export function usesLeft({ maxUses, useCount }: Pick<TokenRow, 'maxUses' | 'useCount'>): number | null {
  return maxUses === null || maxUses === undefined ? null : maxUses - useCount;
}

/** Calls per second; Infinity for no limit. */
export function perSecond(rate: TokenRow['rateLimit']): number {
  return rate ? rate.limit / rate.window_seconds : Number.POSITIVE_INFINITY;
}

/** Whether an edit gave anything that was not there before, and whether it took anything away; it can do both. */
export function compareReach(ctx: HomeContext, before: Reach, after: Reach): { widened: boolean; narrowed: boolean } {
  return {
    widened: exceededParts(ctx, after, before).length > 0,
    narrowed: exceededParts(ctx, before, after).length > 0,
  };
}

/** In what `inner` goes beyond `outer`, by names that people read. */
export function exceededParts(ctx: HomeContext, inner: Reach, outer: Reach): string[] {
  const within: Record<string, boolean> = {
    grants: covers(outer.grants, inner.grants, ctx.catalog),
    start: inner.from >= outer.from,
    lifetime: inner.until <= outer.until,
    uses: inner.uses <= outer.uses,
    'rate limit': inner.rate <= outer.rate,
    addresses: withinCidrs(inner.cidrs, outer.cidrs),
  };
  return Object.keys(within).filter((part) => within[part] !== true);
}
