import { z } from 'zod';
import { Effective, Id, Instant, PageQuery, Timestamp, pageOf } from '../list.schema.ts';
import { Grant, Grants } from '../permissions/grant.schema.ts';
import { isStorable, Json, line, shallow } from '../text.schema.ts';
import { validCidr } from './cidr.ts';
import { TokenName } from './name.ts';

export const TokenKind = z.enum(['personal', 'workspace', 'service']).meta({ id: 'TokenKind' });
export type TokenKind = z.infer<typeof TokenKind>;
export const TokenType = z.enum(['standard', 'long_lived', 'read_only']).meta({ id: 'TokenType' });
export type TokenType = z.infer<typeof TokenType>;
export const Environment = z.enum(['production', 'test']).meta({ id: 'Environment' });
export type Environment = z.infer<typeof Environment>;
export const TokenStatus = z
  .enum(['active', 'disabled', 'superseded', 'expired', 'revoked'])
  .meta({ id: 'TokenStatus' });
export type TokenStatus = z.infer<typeof TokenStatus>;

/** A duration (`"24h"`, `"7d"`, `"1w"`, `"1y"`) or whole seconds; `parseDuration` holds the rule. */
export const ExpiresIn = z
  .union([z.string().min(1).max(20), z.int()])
  .meta({ description: 'A duration (`24h`, `7d`, `1w`, `1y`) or whole seconds.' });

const RateLimit = z.strictObject({ limit: z.int().min(1).max(1_000_000), window_seconds: z.int().min(1).max(86_400) });
const Metadata = shallow(z.record(z.string().max(100), Json))
  .refine((value) => new TextEncoder().encode(JSON.stringify(value)).length <= 4096, 'must be at most 4 KB of JSON')
  .refine(isStorable, 'must not hold NUL characters or lone surrogates')
  .meta({ description: 'Any JSON object of at most 4 KB.' });
const Description = line(1000);
const CidrList = z
  .array(z.string().max(50).refine(validCidr, 'must be an IPv4 or IPv6 address or CIDR block'))
  .max(100)
  .meta({ description: 'Addresses or CIDR blocks the token may be used from; empty: any.' });
const MaxUses = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
const RoleKey = z.string().min(1).max(64);
const PersonReference = z.object({ id: z.string(), email: z.string().nullable() });

export const Token = z
  .object({
    id: Id,
    handle: z.string(),
    name: z.string(),
    description: z.string(),
    kind: TokenKind,
    type: TokenType.nullable(),
    environment: Environment,
    refreshable: z.boolean(),
    access: z.enum(['full', 'read']),
    role: RoleKey.nullable(),
    grants: z
      .array(Grant)
      .meta({ description: 'The ceiling: what the token was given. A role token shows its role’s grants of now.' }),
    effective_grants: z
      .array(Grant)
      .optional()
      .meta({ description: 'What it may do now: its grants and, for a personal token, its owner’s.' }),
    status: TokenStatus,
    start: z.string(),
    last4: z.string(),
    created_at: Timestamp,
    created_by: PersonReference.nullable(),
    owner: PersonReference.nullable(),
    expires_at: Timestamp.nullable(),
    not_before: Timestamp.nullable(),
    last_used_at: Timestamp.nullable(),
    last_used_ip: z.string().nullable(),
    last_used_user_agent: z.string().nullable(),
    use_count: z.int(),
    max_uses: z.int().nullable(),
    parent_id: Id.nullable(),
    family_id: Id,
    predecessor_id: Id.nullable(),
    successor_id: Id.nullable(),
    revoked_at: Timestamp.nullable(),
    revoke_reason: z.string().nullable(),
    allowed_cidrs: z.array(z.string()),
    rate_limit: RateLimit.nullable(),
    metadata: z.record(z.string(), Json),
    version: z.int(),
  })
  .meta({ id: 'Token' });
export type Token = z.infer<typeof Token>;

const LifetimeFields = {
  expires_in: ExpiresIn.optional(),
  expires_at: Instant.optional(),
  no_expiry: z.literal(true).optional(),
};

export const CreateToken = z
  .strictObject({
    name: TokenName.optional(),
    description: Description.optional(),
    kind: TokenKind.optional().meta({ description: 'Required without `clone_of`.' }),
    type: TokenType.optional(),
    environment: Environment.optional(),
    role: RoleKey.optional(),
    grants: Grants.optional(),
    ...LifetimeFields,
    default_expires_in: ExpiresIn.optional(),
    not_before: Instant.optional(),
    max_uses: MaxUses.optional(),
    allowed_cidrs: CidrList.optional(),
    rate_limit: RateLimit.optional(),
    metadata: Metadata.optional(),
    clone_of: Id.optional().meta({
      description: 'A token to take everything from but name and value; fields given beside it come first.',
    }),
  })
  .meta({ id: 'CreateToken' });
export type CreateToken = z.infer<typeof CreateToken>;

export const UpdateToken = z
  .strictObject({
    name: TokenName.optional(),
    description: Description.optional(),
    role: RoleKey.optional(),
    grants: Grants.optional(),
    ...LifetimeFields,
    not_before: Instant.nullable().optional(),
    max_uses: MaxUses.nullable().optional(),
    allowed_cidrs: CidrList.optional(),
    rate_limit: RateLimit.nullable().optional(),
    metadata: Metadata.optional(),
  })
  .meta({ id: 'UpdateToken' });
export type UpdateToken = z.infer<typeof UpdateToken>;

export const RotateToken = z
  .strictObject({
    ...LifetimeFields,
    default_expires_in: ExpiresIn.optional(),
    grace_seconds: z.int().min(0).max(86_400).default(0).meta({ description: 'How long the old value keeps working.' }),
  })
  .meta({ id: 'RotateToken' });
export type RotateToken = z.infer<typeof RotateToken>;

export const ExtendToken = z.strictObject({ expires_in: ExpiresIn.optional() }).meta({ id: 'ExtendToken' });
export type ExtendToken = z.infer<typeof ExtendToken>;

export const RevokeToken = z.strictObject({ reason: line(500).optional() }).meta({ id: 'RevokeToken' });
export type RevokeToken = z.infer<typeof RevokeToken>;

export const ExplainToken = z
  .strictObject({ require: z.lazy(() => Requirements).optional(), source_ip: z.union([z.ipv4(), z.ipv6()]).optional() })
  .meta({ id: 'ExplainToken' });
export type ExplainToken = z.infer<typeof ExplainToken>;

/** `value` is the secret: in this reply and nowhere else. */
export const IssuedToken = z.object({ token: Token, value: z.string() }).meta({ id: 'IssuedToken' });
export type IssuedToken = z.infer<typeof IssuedToken>;

export const RotatedToken = z
  .object({ token: Token, value: z.string(), predecessor: Token, effective: Effective })
  .meta({ id: 'RotatedToken' });
export type RotatedToken = z.infer<typeof RotatedToken>;

export const ChangedToken = z.object({ token: Token, effective: Effective }).meta({ id: 'ChangedToken' });
export type ChangedToken = z.infer<typeof ChangedToken>;

export const TokenList = pageOf(Token)
  .extend({
    total_active: z.int().meta({ description: 'Active ones among all the caller may see, counted up to 10 000.' }),
    total_active_exact: z.boolean().meta({ description: 'False: there are more than 10 000.' }),
  })
  .meta({ id: 'TokenList' });
export type TokenList = z.infer<typeof TokenList>;

export const TokenSort = z.enum(['-created_at', 'created_at', 'name', '-name']);

const filterFields = {
  status: z
    .enum([...TokenStatus.options, 'all'])
    .optional()
    .meta({ description: 'Left out: every token but revoked ones.' }),
  kind: TokenKind.optional(),
  type: TokenType.optional(),
  environment: Environment.optional(),
  owner: z
    .union([z.literal('me'), Id])
    .optional()
    .meta({ description: 'A member id, or `me`.' }),
  unused_since: Instant.optional().meta({ description: 'Neither used nor made since then.' }),
  expires_before: Instant.optional(),
  q: line(100).min(1).optional().meta({ description: 'The start of a name, or a whole token id.' }),
};

export const TokenFilter = z.strictObject(filterFields).meta({ id: 'TokenFilter' });
export type TokenFilter = z.infer<typeof TokenFilter>;

export const TokenListQuery = PageQuery.extend({ ...filterFields, sort: TokenSort.default('-created_at') });
export type TokenListQuery = z.infer<typeof TokenListQuery>;

/** What a service asks a token to be allowed to do; a left-out `resource_id` means every id. */
export const Requirement = z
  .strictObject({
    resource_type: Grant.shape.resource_type,
    resource_id: Grant.shape.resource_id.unwrap().optional(),
    action: Grant.shape.actions.element,
  })
  .meta({ id: 'Requirement' });
export type Requirement = z.infer<typeof Requirement>;
export const Requirements = z.array(Requirement).max(50);
