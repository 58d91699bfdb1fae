import type { Grant } from '../permissions/grant.schema.ts';
import { intersect, readOnly } from '../permissions/grant.ts';
import type { Snapshot } from './snapshot.ts';

const computed = new WeakMap<Snapshot, readonly Grant[]>();

/**
 * What a token may do now: its own grants, those of a personal one only as far as its owner holds them, those of a
 * read-only one only as far as they read. Computed once for each snapshot.
 */
export function effectiveGrants(snapshot: Snapshot): readonly Grant[] {
  const known = computed.get(snapshot);
  if (known) return known;
  const { token, owner, catalog } = snapshot;
  const held = token.kind === 'personal' ? intersect(token.grants, owner?.grants ?? [], catalog) : token.grants;
  const grants = token.access === 'read' ? readOnly(held, catalog) : held;
  computed.set(snapshot, grants);
  return grants;
}
