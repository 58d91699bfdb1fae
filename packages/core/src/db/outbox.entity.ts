import { defineEntity, p } from '@mikro-orm/core';

const OutboxSchema = defineEntity({
  name: 'OutboxRow',
  tableName: 'outbox',
  schema: 'keyfob',
  properties: {
    id: p.uuid().primary(),
    workspaceId: p.uuid().nullable(),
    topic: p.text(),
    /** Ids only, never a secret. */
    payload: p.json<Record<string, string>>(),
    createdAt: p.datetime(),
  },
});

/** An effect still to be done: written in the change’s transaction, deleted in its effect’s. */
export class OutboxRow extends OutboxSchema.class {}
OutboxSchema.setClass(OutboxRow);
