import { defineEntity, p } from '@mikro-orm/core';

const AuditHeadSchema = defineEntity({
  name: 'AuditHeadRow',
  tableName: 'audit_head',
  schema: 'keyfob',
  properties: {
    chainId: p.uuid().primary(),
    seq: p.bigint('number'),
    hash: p.text(),
    keyVersion: p.smallint(),
    mac: p.text(),
  },
});

/** The end of one chain, authenticated by a key that is not in the database. */
export class AuditHeadRow extends AuditHeadSchema.class {}
AuditHeadSchema.setClass(AuditHeadRow);
