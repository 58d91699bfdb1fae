import { defineEntity, p } from '@mikro-orm/core';
import { MemberRow } from '../members/member.entity.ts';
import type { Grant } from '../permissions/grant.schema.ts';
import { RoleRow } from '../permissions/role.entity.ts';
import type { Environment, TokenKind, TokenType } from './token.schema.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const TokenSchema = defineEntity({
  name: 'TokenRow',
  tableName: 'token',
  schema: 'keyfob',
  properties: {
    id: p.uuid().primary(),
    /** Null for service tokens, which belong to the installation. */
    workspaceId: p.uuid().nullable(),
    /** The member a personal token is bound to. */
    member: () => p.manyToOne(MemberRow).nullable(),
    kind: p.text().$type<TokenKind>(),
    type: p.text().$type<TokenType>().nullable(),
    environment: p.text().$type<Environment>(),
    name: p.text(),
    /** The name folded for comparison; unique while `nameHeld`. */
    nameKey: p.text(),
    nameHeld: p.boolean(),
    handle: p.text(),
    description: p.text(),
    refreshable: p.boolean(),
    access: p.text().$type<'full' | 'read'>(),
    role: () => p.manyToOne(RoleRow).nullable(),
    grants: p.json<Grant[]>(),
    start: p.text(),
    last4: p.text(),
    createdAt: p.datetime(),
    createdBy: p.json<{ id: string; email: string | null }>().nullable(),
    /** When a person, not the token itself, last issued or rotated it: `max_family_age` counts from here. */
    issuedByPersonAt: p.datetime(),
    /** When the break-glass membership ends that it was made or rotated from; until a member rotates it, it never lives longer. */
    madeUntil: p.datetime().nullable(),
    expiresAt: p.datetime().nullable(),
    /** The length it was issued, rotated or edited to; extensions leave it. Null: no end. */
    lifetimeSeconds: p.bigint('number').nullable(),
    notBefore: p.datetime().nullable(),
    /** Set once rotated: until then the value still works. */
    graceEndsAt: p.datetime().nullable(),
    disabledAt: p.datetime().nullable(),
    /** When it was last let work again: whoever did that wanted it, so idleness counts from here. */
    enabledAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
    revokeReason: p.text().nullable(),
    deletedAt: p.datetime().nullable(),
    lastUsedAt: p.datetime().nullable(),
    lastUsedIp: p.text().nullable(),
    lastUsedUserAgent: p.text().nullable(),
    useCount: p.bigint('number'),
    maxUses: p.bigint('number').nullable(),
    parentId: p.uuid().nullable(),
    /** The first token of a chain of rotations. */
    familyId: p.uuid(),
    predecessorId: p.uuid().nullable(),
    successorId: p.uuid().nullable(),
    allowedCidrs: p.array().columnType('text[]'),
    rateLimit: p.json<{ limit: number; window_seconds: number }>().nullable(),
    metadata: p.json<{ [key: string]: Json }>(),
    version: p.integer().version(),
  },
});

export class TokenRow extends TokenSchema.class {}
TokenSchema.setClass(TokenRow);
