import { defineEntity, p } from '@mikro-orm/core';
import type { Grant } from './grant.schema.ts';

const RoleSchema = defineEntity({
  name: 'RoleRow',
  tableName: 'role',
  schema: 'keyfob',
  properties: {
    id: p.uuid().primary(),
    /** Null: one of the five built-in roles, which every workspace sees. */
    workspaceId: p.uuid().nullable(),
    key: p.text(),
    name: p.text(),
    description: p.text().default(''),
    grants: p.json<Grant[]>(),
    version: p.integer().version(),
    createdAt: p.datetime(),
    /** Gone for everybody; only dead tokens and removed members still name it. */
    deletedAt: p.datetime().nullable(),
  },
});

export class RoleRow extends RoleSchema.class {}
RoleSchema.setClass(RoleRow);
