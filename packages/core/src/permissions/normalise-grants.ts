import type { Catalog } from './catalog.ts';
import { actionCovers, idCovers, termsCover } from './cover.ts';
import type { Grant } from './grant.schema.ts';
import { isOwnType } from './term.ts';

/** Resource type → id → action terms. */
type Merged = Map<string, Map<string, Set<string>>>;

const NO_CATALOG: Catalog = new Map();

/**
 * The same rights in one spelling: one grant per type and id, both sorted, without repeats and without what another
 * grant already says. With a catalog, actions that a macro includes are left out too: right for showing, wrong for
 * storing, since levels can change.
 */
export function normalise(grants: readonly Grant[], catalog: Catalog = NO_CATALOG): Grant[] {
  const merged = merge(grants);
  return [...merged]
    .flatMap(([resource_type, ids]) =>
      [...ids].map(([resource_id, terms]) => {
        const wider = widerTerms(merged, resource_type, resource_id);
        const needed = [...terms].filter(
          (term) =>
            !wider.some((others) => termsCover(others, term, resource_type, catalog)) &&
            ![...terms].some((other) => other !== term && actionCovers(other, term, resource_type, catalog)),
        );
        return { resource_type, resource_id, actions: needed.sort(byCode) };
      }),
    )
    .filter((grant) => grant.actions.length > 0)
    .sort(
      (left, right) => byCode(left.resource_type, right.resource_type) || byCode(left.resource_id, right.resource_id),
    );
}

function merge(grants: readonly Grant[]): Merged {
  const merged: Merged = new Map();
  for (const { resource_type, resource_id, actions } of grants) {
    const ids = merged.get(resource_type) ?? new Map<string, Set<string>>();
    const terms = ids.get(resource_id) ?? new Set();
    for (const action of actions) terms.add(action);
    merged.set(resource_type, ids.set(resource_id, terms));
  }
  return merged;
}

/** The terms of every other grant that reaches this type and id. */
function widerTerms(merged: Merged, type: string, id: string): ReadonlySet<string>[] {
  const types = type === '*' || isOwnType(type) ? [type] : [type, '*'];
  return types.flatMap((held) =>
    [...(merged.get(held) ?? [])].flatMap(([heldId, terms]) => {
      const itself = held === type && heldId === id;
      return !itself && idCovers(heldId, id) ? [terms] : [];
    }),
  );
}

/** Code order, the same on every machine: `*` and macros come before names. */
function byCode(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
