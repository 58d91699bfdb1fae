import { z } from 'zod';
import { validCidr } from '../tokens/cidr.ts';
import { parseDuration } from '../tokens/duration.ts';

const DAY = 86_400;

const Seconds = z.int().min(1).meta({ description: 'Whole seconds.' });
const Days = z.int().min(1).max(365);
const Kind = z.enum(['personal', 'workspace']);

/** What a workspace lets its tokens be; durations in seconds, null: never. */
export const Policy = z
  .object({
    max_lifetime: Seconds,
    allow_no_expiry: z.boolean(),
    allowed_kinds: z.array(Kind),
    allowed_cidrs: z.array(z.string()).meta({ description: 'Where tokens may be used from; empty: anywhere.' }),
    max_tokens_per_member: z.int(),
    max_tokens_per_workspace: z.int(),
    max_family_age: Seconds.meta({
      description: 'How long a token may renew itself after a person last issued or rotated it.',
    }),
    warning_days: z.array(Days).meta({ description: 'Days before expiry on which people are warned.' }),
    unused_after: Seconds.nullable(),
    auto_disable_after: Seconds.nullable(),
    auto_revoke_after: Seconds.nullable(),
    rotation_after: Seconds.nullable(),
    audit_retention: Seconds.nullable(),
  })
  .meta({ id: 'Policy' });
export type Policy = z.infer<typeof Policy>;

/** Used wherever neither the installation nor the workspace says otherwise. */
export const defaultPolicy: Policy = {
  max_lifetime: 365 * DAY,
  allow_no_expiry: false,
  allowed_kinds: ['personal', 'workspace'],
  allowed_cidrs: [],
  max_tokens_per_member: 100,
  max_tokens_per_workspace: 10_000,
  max_family_age: 365 * DAY,
  warning_days: [30, 7, 1],
  unused_after: 90 * DAY,
  auto_disable_after: null,
  auto_revoke_after: null,
  rotation_after: 90 * DAY,
  audit_retention: null,
};

/** A duration as people write it (`90d`) or whole seconds; becomes whole seconds. */
const Duration = z
  .union([z.string().max(20), z.number()])
  .transform((input, ctx) => {
    const parsed = parseDuration(input);
    if (parsed.ok) return parsed.seconds;
    ctx.addIssue({ code: 'custom', message: parsed.message });
    return z.NEVER;
  })
  .pipe(Seconds)
  .meta({ description: 'A duration (`24h`, `7d`, `1w`, `1y`) or whole seconds.' });

const Cidr = z.string().max(50).refine(validCidr, 'must be an IPv4 or IPv6 address or CIDR block');
const distinct = (list: readonly unknown[]) => new Set(list).size === list.length;

/** Any subset of the policy; what is left out stays. */
export const PolicyPatch = z
  .strictObject({
    max_lifetime: Duration,
    allow_no_expiry: z.boolean(),
    allowed_kinds: z.array(Kind).refine(distinct, 'must not repeat a kind'),
    allowed_cidrs: z.array(Cidr).max(100),
    max_tokens_per_member: z.int().min(0).max(1_000_000),
    max_tokens_per_workspace: z.int().min(0).max(10_000_000),
    max_family_age: Duration,
    warning_days: z.array(Days).max(10).refine(distinct, 'must not repeat a day'),
    unused_after: Duration.nullable(),
    auto_disable_after: Duration.nullable(),
    auto_revoke_after: Duration.nullable(),
    rotation_after: Duration.nullable(),
    audit_retention: Duration.nullable(),
  })
  .partial()
  .meta({ id: 'PolicyPatch' });
export type PolicyPatch = z.infer<typeof PolicyPatch>;
