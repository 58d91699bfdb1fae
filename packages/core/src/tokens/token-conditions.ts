// Conditions on a token `t` at `:now`, for statements about many. Each says outright what a missing time means.

const NOT_ENDED = `t.revoked_at is null and t.deleted_at is null and (t.expires_at is null or t.expires_at > :now)`;

/** Not superseded either: what was rotated away ends by itself. */
export const ACTIVE = `${NOT_ENDED} and t.grace_ends_at is null and t.disabled_at is null`;
export const ACTIVE_OR_DISABLED = `${NOT_ENDED} and t.grace_ends_at is null`;

/**
 * Since when a token lies idle, as `idle.since`: its last use; before the first one its creation, or the moment from which it may be used.
 * Enabling it again says that it is wanted, and whoever uses its children uses it.
 */
export const IDLE = `cross join lateral (
  select greatest(t.created_at, t.not_before, t.enabled_at, t.last_used_at,
    (select max(c.last_used_at) from keyfob.token c where c.parent_id = t.id)) as since) idle`;

/** Days from one instant to another, whole ones. */
export const daysFrom = (from: string, to: string, round: 'floor' | 'ceil'): string =>
  `${round}(extract(epoch from ${to} - ${from}) / 86400)::int`;

export const epochOf = (instant: string): string => `extract(epoch from ${instant})::text`;
