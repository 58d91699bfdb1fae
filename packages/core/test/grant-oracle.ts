import type { Catalog, Level } from '../src/permissions/catalog.ts';
import type { Grant } from '../src/permissions/grant.schema.ts';

/** One thing that can be done: resource type, id, action. */
export type Atom = readonly [type: string, id: string, action: string];

const RANK: Record<string, number> = { read: 0, write: 1, admin: 2, owner: 3 };

/** What grants mean, read off the product’s words one atom at a time, without any rule of the grant algebra. */
export function says(grants: readonly Grant[], [type, id, action]: Atom, catalog: Catalog): boolean {
  const level = catalog.get(type)?.get(action);
  return grants.some((grant) => {
    if (grant.resource_type === '*' ? type.startsWith('keyfob/') : grant.resource_type !== type) return false;
    const { resource_id: pattern } = grant;
    if (pattern.at(-1) === '*' ? pattern.slice(0, -1) !== id.slice(0, pattern.length - 1) : pattern !== id)
      return false;
    return grant.actions.some((term) => {
      if (term === '*' || term === action) return true;
      return term.startsWith('@') && level !== undefined && (RANK[level] ?? 9) <= (RANK[term.slice(1)] ?? -1);
    });
  });
}

export const levels = (...pairs: [string, Level][]): ReadonlyMap<string, Level> => new Map(pairs);
