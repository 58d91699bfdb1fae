import { defineEntity, p } from '@mikro-orm/core';

const IdempotencyKeySchema = defineEntity({
  name: 'IdempotencyKeyRow',
  tableName: 'idempotency_key',
  schema: 'keyfob',
  properties: {
    caller: p.text().primary(),
    route: p.text().primary(),
    keyHash: p.type('bytea').$type<Buffer>().primary(),
    bodyHash: p.type('bytea').$type<Buffer>(),
    workspaceId: p.uuid().nullable(),
    /** What the first request made; the reply itself, which held a secret, is never kept. */
    resourceId: p.uuid(),
    createdAt: p.datetime(),
  },
});

export class IdempotencyKeyRow extends IdempotencyKeySchema.class {}
IdempotencyKeySchema.setClass(IdempotencyKeyRow);
