import { defineEntity, p } from '@mikro-orm/core';
import type { ResourceType } from '../permissions/catalog.ts';
import type { PolicyPatch } from './policy.schema.ts';

const WorkspaceSchema = defineEntity({
  name: 'WorkspaceRow',
  tableName: 'workspace',
  schema: 'keyfob',
  properties: {
    id: p.uuid().primary(),
    slug: p.text(),
    name: p.text(),
    externalId: p.text().nullable(),
    active: p.boolean(),
    /** Only what differs from the installation's default policy. */
    policy: p.json<PolicyPatch>(),
    resourceTypes: p.json<ResourceType[]>(),
    version: p.integer().version(),
    createdAt: p.datetime(),
    deletedAt: p.datetime().nullable(),
  },
});

export class WorkspaceRow extends WorkspaceSchema.class {}
WorkspaceSchema.setClass(WorkspaceRow);
