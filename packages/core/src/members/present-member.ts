import type { MemberRow } from './member.entity.ts';
import type { Member } from './member.schema.ts';

/** A member as the API shows them; the role is loaded. */
export function presentMember(row: MemberRow): Member {
  return {
    id: row.id,
    email: row.email ?? null,
    external_id: row.externalId ?? null,
    name: row.name ?? null,
    role: row.role.key,
    active: row.active,
    expires_at: row.expiresAt?.toISOString() ?? null,
    created_at: row.createdAt.toISOString(),
    version: row.version,
  };
}
