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
    active: p.boolean(),
    removedAt: p.datetime().nullable(),
    version: p.integer().version(),
    createdAt: p.datetime(),
  },
});

export class MemberRow extends MemberSchema.class {}
MemberSchema.setClass(MemberRow);
