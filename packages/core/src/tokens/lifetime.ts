import { formatDuration } from './duration.ts';
import { after, readWish, refuse, type LifetimeError, type LifetimeFields } from './lifetime-wish.ts';

const DEFAULT_SECONDS = 30 * 86_400;

/** Durations in seconds. */
interface LifetimePolicy {
  readonly max_lifetime: number;
  readonly allow_no_expiry: boolean;
  readonly max_family_age: number;
}

/** What every decision rests on. */
export interface LifetimeBounds {
  readonly policy: LifetimePolicy;
  readonly now: Date;
  /** A child never outlives its parent; null or left out: no parent, or one that never expires. */
  readonly parentExpiresAt?: Date | null | undefined;
  /** When the membership ends by itself that the actor, or the token a token acts on, comes from: nothing made from it lasts longer. */
  readonly actorUntil?: Date | undefined;
  /** Set when a token acts: on itself, or on another, whose end is then no later than `expiresAt`. */
  readonly self?: { readonly issuedByPersonAt: Date; readonly expiresAt?: Date | null } | null | undefined;
}

/** The end of the token (null: never), or the field that is wrong and why. */
export type LifetimeResult = { readonly ok: true; readonly expiresAt: Date | null } | LifetimeError;

interface Limit {
  readonly at: Date;
  readonly name: string;
}

/** Create: explicit, else the type's, else `default_expires_in`, else 30 d. An explicit excess is refused, a default is cut to fit. */
export function lifetimeOfNew(
  bounds: LifetimeBounds,
  fields: LifetimeFields,
  presetSeconds: number | null,
): LifetimeResult {
  const wish = readWish(fields, bounds.now);
  if (!wish.ok) return wish;
  if (wish.explicit) return holdTo(limits(bounds, null), wish.explicit, bounds.policy);
  return cutTo(
    limits(bounds, null),
    after(bounds.now, presetSeconds ?? wish.fallbackSeconds ?? DEFAULT_SECONDS),
    bounds,
  );
}

/**
 * Rotate: explicit, else `default_expires_in`, else the predecessor's length again. `ownSeconds` is that length, null for one
 * that never expires; a token acting on itself never gets more than it.
 */
export function lifetimeOfRotated(
  bounds: LifetimeBounds,
  fields: LifetimeFields,
  ownSeconds: number | null,
): LifetimeResult {
  const wish = readWish(fields, bounds.now);
  if (!wish.ok) return wish;
  const cap = limits(bounds, bounds.self ? ownSeconds : null);
  if (wish.explicit) return holdTo(cap, wish.explicit, bounds.policy);
  const seconds = wish.fallbackSeconds ?? ownSeconds;
  return cutTo(cap, seconds === null ? null : after(bounds.now, seconds), bounds);
}

/**
 * Extend: to now + `expires_in`, else 30 d past its end; a token acting on itself gets by default at most its own length from now.
 * The caller has checked that the token is live and refreshable. One that never expires stays so by default.
 */
export function lifetimeOfExtended(
  bounds: LifetimeBounds,
  fields: Pick<LifetimeFields, 'expires_in'>,
  token: { readonly expiresAt: Date | null; readonly ownSeconds: number | null },
): LifetimeResult {
  const wish = readWish(fields, bounds.now);
  if (!wish.ok) return wish;
  if (wish.explicit) return holdTo(limits(bounds, null), wish.explicit, bounds.policy);
  const end = token.expiresAt === null ? null : after(token.expiresAt, DEFAULT_SECONDS);
  return cutTo(limits(bounds, bounds.self ? token.ownSeconds : null), end, bounds);
}

/** Edit: may always shorten; `mayLengthen` (refreshable or personal) lengthens within the limits. Without a field nothing changes. */
export function lifetimeOfEdited(
  bounds: LifetimeBounds,
  fields: LifetimeFields,
  token: { readonly expiresAt: Date | null; readonly mayLengthen: boolean },
): LifetimeResult {
  const wish = readWish(fields, bounds.now);
  if (!wish.ok) return wish;
  if (!wish.explicit) return { ok: true, expiresAt: token.expiresAt };
  const { path, at } = wish.explicit;
  if (token.expiresAt === null || (at !== null && at <= token.expiresAt)) return { ok: true, expiresAt: at };
  if (!token.mayLengthen)
    return refuse(
      path,
      `can only shorten; only refreshable or personal tokens live longer than ${token.expiresAt.toISOString()}`,
    );
  return holdTo(limits(bounds, null), wish.explicit, bounds.policy);
}

function limits(
  { policy, now, parentExpiresAt, actorUntil, self }: LifetimeBounds,
  ownSeconds: number | null,
): Limit[] {
  const all: (Limit | null)[] = [
    { at: after(now, policy.max_lifetime), name: maximumOf(policy) },
    parentExpiresAt ? { at: parentExpiresAt, name: 'the end of the token that made it' } : null,
    actorUntil ? { at: actorUntil, name: 'the end of the break-glass membership' } : null,
    ownSeconds === null
      ? null
      : { at: after(now, ownSeconds), name: `the token's own lifetime of ${formatDuration(ownSeconds)}` },
    self
      ? {
          at: after(self.issuedByPersonAt, policy.max_family_age),
          name: `${formatDuration(policy.max_family_age)} since a person last issued or rotated it`,
        }
      : null,
    self?.expiresAt ? { at: self.expiresAt, name: 'the end of the token that acts' } : null,
  ];
  return all.filter((limit) => limit !== null);
}

function maximumOf(policy: LifetimePolicy): string {
  return `the policy's maximum of ${formatDuration(policy.max_lifetime)}`;
}

/** An explicit end stays as it is or is refused by the name of the limit it passes. */
function holdTo(all: Limit[], { path, at }: { path: string; at: Date | null }, policy: LifetimePolicy): LifetimeResult {
  if (at === null && !policy.allow_no_expiry)
    return refuse(path, `the policy allows no token without an end; choose one within ${maximumOf(policy)}`);
  const [, ...others] = all;
  const passed = at === null ? others[0] : all.find((limit) => at > limit.at);
  if (passed) return refuse(path, `must not be beyond ${passed.name} (${passed.at.toISOString()})`);
  return { ok: true, expiresAt: at };
}

/** A default end is moved to the nearest limit; it is refused only when no time is left. */
function cutTo(all: Limit[], at: Date | null, { policy, now }: LifetimeBounds): LifetimeResult {
  const [, ...others] = all;
  const binding = at === null && policy.allow_no_expiry ? others : all;
  const nearest = binding.toSorted((left, right) => left.at.getTime() - right.at.getTime())[0];
  if (nearest === undefined || (at !== null && at <= nearest.at)) return { ok: true, expiresAt: at };
  if (nearest.at <= now)
    return refuse('expires_in', `no time is left: ${nearest.name} (${nearest.at.toISOString()}) has passed`);
  return { ok: true, expiresAt: nearest.at };
}
