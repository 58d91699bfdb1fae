import type { HomeContext } from '../context.ts';
import { statusOf } from './status.ts';
import { heldBy } from './token-rights.ts';
import type { TokenRow } from './token.entity.ts';
import type { Token } from './token.schema.ts';

/** A token as the API shows it: never its value nor its digest. */
export function presentToken(ctx: Pick<HomeContext, 'catalog' | 'now'>, row: TokenRow): Token {
  const iso = (date: Date | null | undefined) => date?.toISOString() ?? null;
  return {
    id: row.id,
    handle: row.handle,
    name: row.name,
    description: row.description,
    kind: row.kind,
    type: row.type ?? null,
    environment: row.environment,
    refreshable: row.refreshable,
    access: row.access,
    role: row.role?.key ?? null,
    grants: row.role?.grants ?? row.grants,
    effective_grants: heldBy(ctx, row),
    status: statusOf(row, ctx.now),
    start: row.start,
    last4: row.last4,
    created_at: row.createdAt.toISOString(),
    created_by: row.createdBy ?? null,
    owner: row.member ? { id: row.member.id, email: row.member.email ?? null } : null,
    expires_at: iso(row.expiresAt),
    not_before: iso(row.notBefore),
    last_used_at: iso(row.lastUsedAt),
    last_used_ip: row.lastUsedIp ?? null,
    last_used_user_agent: row.lastUsedUserAgent ?? null,
    use_count: row.useCount,
    max_uses: row.maxUses ?? null,
    parent_id: row.parentId ?? null,
    family_id: row.familyId,
    predecessor_id: row.predecessorId ?? null,
    successor_id: row.successorId ?? null,
    revoked_at: iso(row.revokedAt),
    revoke_reason: row.revokeReason ?? null,
    allowed_cidrs: row.allowedCidrs,
    rate_limit: row.rateLimit ?? null,
    metadata: row.metadata,
    version: row.version,
  };
}
