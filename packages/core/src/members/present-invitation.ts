import type { InvitationRow } from './invitation.entity.ts';
import type { Invitation } from './invitation.schema.ts';

export function presentInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: row.role.key,
    invited_by: row.invitedBy.label,
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt.toISOString(),
  };
}
