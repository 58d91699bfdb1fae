import type { Grant } from '../permissions/grant.schema.ts';
import { allows, intersect, missing, normalise } from '../permissions/grant.ts';
import type { GrantRequest } from '../permissions/grant.ts';
import { exactIntersect, reading } from '../permissions/intersect-grants.ts';
import type { Snapshot } from './snapshot.ts';

type Grants = readonly Grant[];

/** Each of these has to allow what the token does: its own grants, its owner’s, its parent’s; reading alone for a read-only one. */
function ceilings({ token, owner, parent, catalog }: Snapshot): readonly [Grants, ...Grants[]] {
  const reads = token.access === 'read' || parent?.access === 'read';
  return [
    token.grants,
    ...(token.kind === 'personal' ? [owner?.grants ?? []] : []),
    ...(reads ? [reading(catalog)] : []),
    ...(parent ? [parent.grants] : []),
  ];
}

/** Whether a token may do this now. Asks each ceiling and writes out no intersection: the time does not grow with the catalog. */
export function holds(snapshot: Snapshot, request: GrantRequest): boolean {
  return ceilings(snapshot).every((grants) => allows(grants, request, snapshot.catalog));
}

/** The requests that the token may not do now, as the grants it lacks. */
export function lacks(snapshot: Snapshot, requests: readonly GrantRequest[]): Grant[] {
  return normalise(ceilings(snapshot).flatMap((grants) => missing(grants, requests, snapshot.catalog)));
}

const computed = new WeakMap<Snapshot, Grants | null>();

/** All ceilings as one list, computed once for each snapshot; null where that takes more than 1 000 grants. */
function written(snapshot: Snapshot): Grants | null {
  const known = computed.get(snapshot);
  if (known !== undefined) return known;
  const [own, ...others] = ceilings(snapshot);
  let grants: Grants | null = own;
  for (const other of others) grants &&= exactIntersect(grants, other, snapshot.catalog);
  computed.set(snapshot, grants);
  return grants;
}

/** What a token may do now, as authority: never more than it may, and less only where all of it takes more than 1 000 grants. */
export function effectiveGrants(snapshot: Snapshot): Grants {
  const [own, ...others] = ceilings(snapshot);
  return written(snapshot) ?? others.reduce((grants, other) => intersect(grants, other, snapshot.catalog), own);
}

/** The same for showing: where all of it takes more than 1 000 grants, what the token was given. Nothing may be decided by it. */
export function shownGrants(snapshot: Snapshot): Grants {
  return written(snapshot) ?? snapshot.token.grants;
}
