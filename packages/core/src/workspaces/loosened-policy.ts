import { withinCidrs } from '../tokens/cidr.ts';
import type { Policy } from './policy.schema.ts';

const never = (seconds: number | null): number => seconds ?? Number.POSITIVE_INFINITY;

/** In what a policy lets tokens be or last more than before, tells people less or later, or keeps the log for less long. */
export function loosenedFields(before: Policy, after: Policy): (keyof Policy)[] {
  const within: Record<keyof Policy, boolean> = {
    max_lifetime: after.max_lifetime <= before.max_lifetime,
    allow_no_expiry: before.allow_no_expiry || !after.allow_no_expiry,
    allowed_kinds: after.allowed_kinds.every((kind) => before.allowed_kinds.includes(kind)),
    allowed_cidrs: withinCidrs(after.allowed_cidrs, before.allowed_cidrs),
    max_tokens_per_member: after.max_tokens_per_member <= before.max_tokens_per_member,
    max_tokens_per_workspace: after.max_tokens_per_workspace <= before.max_tokens_per_workspace,
    max_family_age: after.max_family_age <= before.max_family_age,
    warning_days: before.warning_days.every((day) => after.warning_days.includes(day)),
    unused_after: never(after.unused_after) <= never(before.unused_after),
    auto_disable_after: never(after.auto_disable_after) <= never(before.auto_disable_after),
    auto_revoke_after: never(after.auto_revoke_after) <= never(before.auto_revoke_after),
    rotation_after: never(after.rotation_after) <= never(before.rotation_after),
    audit_retention: never(after.audit_retention) >= never(before.audit_retention),
  };
  return (Object.keys(within) as (keyof Policy)[]).filter((field) => !within[field]);
}
