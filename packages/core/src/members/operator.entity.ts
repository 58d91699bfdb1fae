import { defineEntity, p } from '@mikro-orm/core';

const OperatorSchema = defineEntity({
  name: 'OperatorRow',
  tableName: 'operator',
  schema: 'keyfob',
  properties: {
    userId: p.text().primary(),
    email: p.text(),
    createdAt: p.datetime(),
  },
});

export class OperatorRow extends OperatorSchema.class {}
OperatorSchema.setClass(OperatorRow);
