import type { Catalog } from './catalog.ts';
import { idCovers, macroRank, termsCover, typeCovers } from './cover.ts';
import type { Grant } from './grant.schema.ts';
import { normalise } from './normalise-grants.ts';
import { isOwnType } from './term.ts';

interface Side {
  readonly type: string;
  readonly id: string;
  readonly terms: ReadonlySet<string>;
}

/** What a written-out intersection may take; few grants of every type can meet in very many. */
const MOST_GRANTS = 1000;
const MOST_ACTIONS = 5000;

/**
 * What both sides allow, in normal form: an action is allowed by the result exactly when both allow it. Where that
 * takes more than 1 000 grants, only what `left` says of types by name: less than both allow, never more.
 */
export function intersect(left: readonly Grant[], right: readonly Grant[], catalog: Catalog): Grant[] {
  const named = () => left.filter(({ resource_type }) => resource_type !== '*');
  return exactIntersect(left, right, catalog) ?? exactIntersect(named(), right, catalog) ?? [];
}

/** As `intersect`, but null where it takes more than 1 000 grants. */
export function exactIntersect(left: readonly Grant[], right: readonly Grant[], catalog: Catalog): Grant[] | null {
  const others = sidesOf(right);
  const met: Grant[] = [];
  for (const one of sidesOf(left)) {
    for (const other of others) {
      met.push(...meet(one, other, catalog));
      if (met.length > MOST_GRANTS) return null;
    }
  }
  const shared = normalise(met, catalog);
  return shared.reduce((total, { actions }) => total + actions.length, 0) > MOST_ACTIONS ? null : shared;
}

/** Grants of every read-level action there is. */
export function reading(catalog: Catalog): Grant[] {
  const types = ['*', ...[...catalog.keys()].filter(isOwnType)];
  return types.map((resource_type) => ({ resource_type, resource_id: '*', actions: ['@read'] }));
}

/** The part of the grants that only reads; within the same bounds as `intersect`. */
export function readOnly(grants: readonly Grant[], catalog: Catalog): Grant[] {
  return intersect(grants, reading(catalog), catalog);
}

/** In normal form no two grants overlap needlessly: what follows takes time by what they say, not by how they say it. */
function sidesOf(grants: readonly Grant[]): Side[] {
  return normalise(grants).map(({ resource_type, resource_id, actions }) => ({
    type: resource_type,
    id: resource_id,
    terms: new Set(actions),
  }));
}

function meet(left: Side, right: Side, catalog: Catalog): Grant[] {
  const resource_type = narrower(left.type, right.type, typeCovers);
  const resource_id = narrower(left.id, right.id, idCovers);
  if (resource_type === null || resource_id === null) return [];
  const on = (type: string): Grant => ({
    resource_type: type,
    resource_id,
    actions: meetTerms(left, right, type, catalog),
  });
  if (resource_type !== '*' || !needsTypes(left, right)) return [on(resource_type)];
  return ['*', ...[...catalog.keys()].filter((type) => !isOwnType(type))].map(on);
}

/** A plain action against a macro is decided type by type: the same action can have another level elsewhere. */
function needsTypes(left: Side, right: Side): boolean {
  return (hasMacro(left) && hasPlain(right)) || (hasPlain(left) && hasMacro(right));
}

function hasMacro({ terms }: Side): boolean {
  return [...terms].some((term) => macroRank(term) !== undefined);
}

function hasPlain({ terms }: Side): boolean {
  return [...terms].some((term) => term !== '*' && macroRank(term) === undefined);
}

function meetTerms(left: Side, right: Side, type: string, catalog: Catalog): string[] {
  const shared = (one: Side, other: Side) =>
    [...one.terms].filter((term) => termsCover(other.terms, term, type, catalog));
  return [...shared(left, right), ...shared(right, left)];
}

/** Two types, or two id patterns, overlap only where one covers the other. */
function narrower(left: string, right: string, covers: (held: string, wanted: string) => boolean): string | null {
  if (covers(left, right)) return right;
  return covers(right, left) ? left : null;
}
