import type { Catalog } from './catalog.ts';
import { actionCovers, idCovers, typeCovers } from './cover.ts';
import type { Grant } from './grant.schema.ts';

const NO_CATALOG: Catalog = new Map();

/**
 * The same rights in one spelling: one grant per type and id, both sorted, without repeats and without what another
 * grant already says. With a catalog, actions that a macro includes are left out too: right for showing, wrong for
 * storing, since levels can change.
 */
export function normalise(grants: readonly Grant[], catalog: Catalog = NO_CATALOG): Grant[] {
  const merged = merge(grants);
  return merged
    .map((grant) => ({
      ...grant,
      actions: grant.actions
        .filter((action) => !merged.some((other) => saysAlready(other, grant, action, catalog)))
        .sort(byCode),
    }))
    .filter((grant) => grant.actions.length > 0)
    .sort(
      (left, right) => byCode(left.resource_type, right.resource_type) || byCode(left.resource_id, right.resource_id),
    );
}

function merge(grants: readonly Grant[]): Grant[] {
  const types = new Map<string, Map<string, Set<string>>>();
  for (const { resource_type, resource_id, actions } of grants) {
    const ids = types.get(resource_type) ?? new Map<string, Set<string>>();
    types.set(resource_type, ids.set(resource_id, (ids.get(resource_id) ?? new Set()).union(new Set(actions))));
  }
  return [...types].flatMap(([resource_type, ids]) =>
    [...ids].map(([resource_id, actions]) => ({ resource_type, resource_id, actions: [...actions] })),
  );
}

/** Coverage by a wider grant or term; within one grant a term does not cover itself. */
function saysAlready(other: Grant, grant: Grant, action: string, catalog: Catalog): boolean {
  const { resource_type: type, resource_id: id } = grant;
  if (!typeCovers(other.resource_type, type) || !idCovers(other.resource_id, id)) return false;
  return other.actions.some(
    (term) => (other !== grant || term !== action) && actionCovers(term, action, type, catalog),
  );
}

/** Code order, the same on every machine: `*` and macros come before names. */
function byCode(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
