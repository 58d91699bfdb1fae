import { defineEntity, p } from '@mikro-orm/core';

const TokenDigestSchema = defineEntity({
  name: 'TokenDigestRow',
  tableName: 'token_digest',
  schema: 'keyfob',
  properties: {
    /** HMAC(pepper, SHA-256(value)): all that is ever kept of a value. */
    digest: p.type('bytea').$type<Buffer>().primary(),
    pepperVersion: p.smallint(),
    tokenId: p.uuid(),
    workspaceId: p.uuid().nullable(),
  },
});

export class TokenDigestRow extends TokenDigestSchema.class {}
TokenDigestSchema.setClass(TokenDigestRow);
