import type { Catalog } from './catalog.ts';
import type { Grant } from './grant.schema.ts';
import { LEVELS, type Level } from './level.ts';
import { isOwnType } from './term.ts';

const RANK_OF_LEVEL = { read: 0, write: 1, admin: 2, owner: 3 } as const satisfies Record<Level, number>;
const RANK_OF_MACRO = new Map(LEVELS.map((level) => [`@${level}`, RANK_OF_LEVEL[level]]));

/** The rank of `@read`, `@write` or `@admin`; undefined for a plain action and for `*`. */
export function macroRank(term: string): number | undefined {
  return RANK_OF_MACRO.get(term);
}

/** The rank of a plain action of one type; undefined where the catalog has no such type or action. */
function actionRank(catalog: Catalog, type: string, action: string): number | undefined {
  const level = catalog.get(type)?.get(action);
  return level === undefined ? undefined : RANK_OF_LEVEL[level];
}

export function typeCovers(held: string, wanted: string): boolean {
  return held === wanted || (held === '*' && !isOwnType(wanted));
}

/** Exact, or by prefix: `*` is the empty prefix, and `ab*` covers `ab`, `abc` and `abc*`. */
export function idCovers(held: string, wanted: string): boolean {
  return held === wanted || (held.endsWith('*') && wanted.startsWith(held.slice(0, -1)));
}

/**
 * Whether one held action term covers one wanted term on a type. Only `*` covers `*`, and only a macro of at least
 * that level covers a macro: both also stand for actions that the type does not have yet.
 */
export function actionCovers(held: string, wanted: string, type: string, catalog: Catalog): boolean {
  if (held === wanted || held === '*') return true;
  const heldRank = macroRank(held);
  if (heldRank === undefined) return false;
  const wantedRank = macroRank(wanted) ?? actionRank(catalog, type, wanted);
  return wantedRank !== undefined && wantedRank <= heldRank;
}

const WIDE_TERMS = ['*', '@admin', '@write', '@read'];

/** Whether any of a grant's action terms covers one; as `actionCovers` on each, in a time that does not grow with them. */
export function termsCover(held: ReadonlySet<string>, wanted: string, type: string, catalog: Catalog): boolean {
  return held.has(wanted) || WIDE_TERMS.some((term) => held.has(term) && actionCovers(term, wanted, type, catalog));
}

/** Whether one grant alone covers a type, id and action term. */
export function grantCovers(held: Grant, type: string, id: string, action: string, catalog: Catalog): boolean {
  return (
    typeCovers(held.resource_type, type) &&
    idCovers(held.resource_id, id) &&
    held.actions.some((term) => actionCovers(term, action, type, catalog))
  );
}
