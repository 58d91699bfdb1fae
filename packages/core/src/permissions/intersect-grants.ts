import type { Catalog } from './catalog.ts';
import { actionCovers, idCovers, macroRank, typeCovers } from './cover.ts';
import type { Grant } from './grant.schema.ts';
import { normalise } from './normalise-grants.ts';
import { isOwnType } from './term.ts';

/** What both sides allow, in normal form: an action is allowed by the result exactly when both allow it. */
export function intersect(left: readonly Grant[], right: readonly Grant[], catalog: Catalog): Grant[] {
  return normalise(
    left.flatMap((one) => right.flatMap((other) => meet(one, other, catalog))),
    catalog,
  );
}

/** The part of the grants that only reads, in normal form. */
export function readOnly(grants: readonly Grant[], catalog: Catalog): Grant[] {
  const types = ['*', ...[...catalog.keys()].filter(isOwnType)];
  const reading = types.map((resource_type) => ({ resource_type, resource_id: '*', actions: ['@read'] }));
  return intersect(grants, reading, catalog);
}

function meet(left: Grant, right: Grant, catalog: Catalog): Grant[] {
  const resource_type = narrower(left.resource_type, right.resource_type, typeCovers);
  const resource_id = narrower(left.resource_id, right.resource_id, idCovers);
  if (resource_type === null || resource_id === null) return [];
  const on = (type: string): Grant => ({
    resource_type: type,
    resource_id,
    actions: meetActions(left, right, type, catalog),
  });
  if (resource_type !== '*' || !needsTypes(left, right)) return [on(resource_type)];
  return ['*', ...[...catalog.keys()].filter((type) => !isOwnType(type))].map(on);
}

/** A plain action against a macro is decided type by type: the same action can have another level elsewhere. */
function needsTypes(left: Grant, right: Grant): boolean {
  const isMacro = (term: string) => macroRank(term) !== undefined;
  const isPlain = (term: string) => term !== '*' && !isMacro(term);
  return (
    (left.actions.some(isMacro) && right.actions.some(isPlain)) ||
    (left.actions.some(isPlain) && right.actions.some(isMacro))
  );
}

function meetActions(left: Grant, right: Grant, type: string, catalog: Catalog): string[] {
  const coveredBy = (other: Grant) => (action: string) =>
    other.actions.some((term) => actionCovers(term, action, type, catalog));
  return [...left.actions.filter(coveredBy(right)), ...right.actions.filter(coveredBy(left))];
}

/** Two types, or two id patterns, overlap only where one covers the other. */
function narrower(left: string, right: string, covers: (held: string, wanted: string) => boolean): string | null {
  if (covers(left, right)) return right;
  return covers(right, left) ? left : null;
}
