import { defineEntity, p } from '@mikro-orm/core';

export interface ChainParty {
  kind: string;
  id: string | null;
}

export interface ChainActor extends ChainParty {
  via?: ChainParty;
}

const AuditEventSchema = defineEntity({
  name: 'AuditEventRow',
  tableName: 'audit_event',
  schema: 'keyfob',
  properties: {
    /** The workspace, or the nil UUID for the installation’s own chain. */
    chainId: p.uuid().primary(),
    seq: p.bigint('number').primary(),
    id: p.uuid(),
    at: p.datetime(),
    action: p.text(),
    actor: p.json<ChainActor>(),
    subject: p.json<ChainParty>(),
    /** Read off `actor` and `subject` by the database, for filters. */
    actorId: p.text().nullable().generated(`(actor ->> 'id') stored`),
    subjectKind: p.text().nullable().generated(`(subject ->> 'kind') stored`),
    subjectId: p.text().nullable().generated(`(subject ->> 'id') stored`),
    before: p.json<Record<string, unknown>>().nullable(),
    after: p.json<Record<string, unknown>>().nullable(),
    requestId: p.text().nullable(),
    /** Field → salted digest of a personal value; the clear text lives in `audit_personal`. */
    personal: p.json<Record<string, string>>(),
    prevHash: p.text(),
    hash: p.text(),
  },
});

export class AuditEventRow extends AuditEventSchema.class {}
AuditEventSchema.setClass(AuditEventRow);
