import { defineEntity, p } from '@mikro-orm/core';

const AuditPersonalSchema = defineEntity({
  name: 'AuditPersonalRow',
  tableName: 'audit_personal',
  schema: 'keyfob',
  properties: {
    chainId: p.uuid().primary(),
    seq: p.bigint('number').primary(),
    field: p.text().primary(),
    salt: p.text(),
    value: p.text(),
    /** Whose data it is (a user or member id), so that it can be erased. */
    person: p.text().nullable(),
  },
});

/** The clear text of one personal field of one event; erasing the row leaves the chain intact. */
export class AuditPersonalRow extends AuditPersonalSchema.class {}
AuditPersonalSchema.setClass(AuditPersonalRow);
