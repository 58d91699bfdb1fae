import type { FilterQuery } from '@mikro-orm/core';
import { statusOf } from '../tokens/status.ts';
import type { TokenRow } from '../tokens/token.entity.ts';
import type { TokenStatus } from '../tokens/token.schema.ts';
import { whereLive } from '../tokens/where-status.ts';
import type { Policy } from './policy.schema.ts';

/** How far a policy reaches into what was issued before it: until when a token may live, and which kinds may. */
export interface PolicyReach {
  now: Date;
  latestEnd: Date;
  allowsNoEnd: boolean;
  forbidden: TokenRow['kind'][];
}

export function reachOfPolicy(policy: Policy, now: Date): PolicyReach {
  return {
    now,
    latestEnd: new Date(now.getTime() + policy.max_lifetime * 1000),
    allowsNoEnd: policy.allow_no_expiry,
    forbidden: (['personal', 'workspace'] as const).filter((kind) => !policy.allowed_kinds.includes(kind)),
  };
}

/** What becomes of one token; null when the policy leaves it alone. */
export function fateOf(row: TokenRow, reach: PolicyReach): { status: TokenStatus; expiresAt: Date | null } | null {
  const status = statusOf(row, reach.now);
  const expiresAt = row.expiresAt ?? null;
  if (status === 'revoked' || status === 'expired') return null;
  const isForbidden = reach.forbidden.includes(row.kind);
  if (isForbidden && status === 'superseded') return { status: 'revoked', expiresAt };
  const isTooLong = expiresAt === null ? !reach.allowsNoEnd : expiresAt > reach.latestEnd;
  const disables = isForbidden && !row.disabledAt;
  if (!isTooLong && !disables) return null;
  return { status: disables ? 'disabled' : status, expiresAt: isTooLong ? reach.latestEnd : expiresAt };
}

/** The same as conditions; a test holds the two against each other. */
export function whereReached(reach: PolicyReach): Record<'clamped' | 'disabled' | 'ended', FilterQuery<TokenRow>> {
  const forbidden = { kind: { $in: reach.forbidden } };
  const tooLong: FilterQuery<TokenRow>[] = [{ expiresAt: { $gt: reach.latestEnd } }];
  if (!reach.allowsNoEnd) tooLong.push({ expiresAt: null });
  const live = whereLive(reach.now);
  return {
    clamped: { $and: [live, { $or: tooLong }, { $or: [{ graceEndsAt: null }, { kind: { $nin: reach.forbidden } }] }] },
    disabled: { $and: [live, forbidden, { graceEndsAt: null, disabledAt: null }] },
    ended: { $and: [live, forbidden, { graceEndsAt: { $ne: null } }] },
  };
}
