import { defineEntity, p } from '@mikro-orm/core';
import type { ResourceType } from '../permissions/catalog.ts';
import type { PolicyPatch } from './policy.schema.ts';

const InstallationSchema = defineEntity({
  name: 'InstallationRow',
  tableName: 'installation',
  schema: 'keyfob',
  properties: {
    id: p.smallint().primary(),
    resourceTypes: p.json<ResourceType[]>(),
    policy: p.json<PolicyPatch>(),
    membersCreateWorkspaces: p.boolean(),
    version: p.integer().version(),
    setUpAt: p.datetime().nullable(),
  },
});

/** The installation’s one row (id 1). */
export class InstallationRow extends InstallationSchema.class {}
InstallationSchema.setClass(InstallationRow);
