import type { Level } from './level.ts';
import { ownResourceTypes } from './own-resource-types.ts';
import type { ResourceType } from './resource-types.schema.ts';
import { isOwnType } from './term.ts';

export type { Level } from './level.ts';
export type { ResourceType } from './resource-types.schema.ts';

/** Resource type → action → level. */
export type Catalog = ReadonlyMap<string, ReadonlyMap<string, Level>>;

/**
 * Everything a grant of one workspace can be about: Keyfob's own types, the installation's, the workspace's own.
 * An earlier one wins, so that no workspace can lower the level of a shared action or of one of Keyfob's.
 */
export function buildCatalog(shared: readonly ResourceType[], own: readonly ResourceType[] = []): Catalog {
  const catalog = new Map<string, ReadonlyMap<string, Level>>();
  const platform = [...shared, ...own].filter((type) => !isOwnType(type.key));
  for (const type of [...ownResourceTypes, ...platform]) {
    if (catalog.has(type.key)) continue;
    catalog.set(type.key, new Map(type.actions.map((action) => [action.key, action.level])));
  }
  return catalog;
}
