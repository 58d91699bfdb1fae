import { defineEntity, p } from '@mikro-orm/core';
import { RoleRow } from '../permissions/role.entity.ts';

const MemberSchema = defineEntity({
  name: 'MemberRow',
  tableName: 'member',
  schema: 'keyfob',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid(),
    /** The person’s id in schema `auth`; null for a member whom a platform manages by `external_id`. */
    userId: p.text().nullable(),
    email: p.text().nullable(),
    externalId: p.text().nullable(),
    role: () => p.manyToOne(RoleRow),
    /** What a person is called where there is no account to say so. */
    name: p.text().nullable(),
    active: p.boolean(),
    removedAt: p.datetime().nullable(),
    /** When an operator’s break-glass membership ends by itself; null for every other. */
    expiresAt: p.datetime().nullable(),
    version: p.integer().version(),
    createdAt: p.datetime(),
  },
});

export class MemberRow extends MemberSchema.class {}
MemberSchema.setClass(MemberRow);
