import type { FilterQuery } from '@mikro-orm/core';
import type { MemberRow } from './member.entity.ts';

/** Memberships that are there now, active or suspended: not removed, and an operator’s only until its end. */
export function wherePresent(now: Date) {
  return { removedAt: null, $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] } satisfies FilterQuery<MemberRow>;
}

/** What a person acts from now. */
export function whereActs(userId: string, now: Date) {
  return { userId, active: true, ...wherePresent(now) } satisfies FilterQuery<MemberRow>;
}
