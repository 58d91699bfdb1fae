import type { FilterQuery } from '@mikro-orm/core';
import type { InvitationRow } from './invitation.entity.ts';

/** Invitations whose link still works. */
export function whereOpen(now: Date) {
  return { acceptedAt: null, revokedAt: null, expiresAt: { $gt: now } } satisfies FilterQuery<InvitationRow>;
}
