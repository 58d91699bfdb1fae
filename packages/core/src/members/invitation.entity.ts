import { defineEntity, p } from '@mikro-orm/core';
import { RoleRow } from '../permissions/role.entity.ts';

/** Whose right to give the role is asked again when the invitation is accepted: every one that is named here. */
export interface Inviter {
  member_id: string | null;
  token_id: string | null;
  /** What people read. */
  label: string;
}

const InvitationSchema = defineEntity({
  name: 'InvitationRow',
  tableName: 'invitation',
  schema: 'keyfob',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    email: p.text(),
    role: () => p.manyToOne(RoleRow),
    /** SHA-256 of the code, which is in the link and nowhere else. */
    codeDigest: p.type('bytea').$type<Buffer>(),
    invitedBy: p.json<Inviter>(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    acceptedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
  },
});

export class InvitationRow extends InvitationSchema.class {}
InvitationSchema.setClass(InvitationRow);
