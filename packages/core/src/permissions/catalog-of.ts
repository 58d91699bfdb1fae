import { buildCatalog } from './catalog.ts';
import type { Catalog, ResourceType } from './catalog.ts';

/** Different catalogs kept at once; one more forgets the oldest. */
const KEPT = 1000;
const built = new Map<string, Catalog>();

/** The catalog of two stored documents (JSON text of the shared types and of the workspace’s own), built once for each pair. */
export function catalogOf(sharedTypes: string, ownTypes: string): Catalog {
  const key = `${sharedTypes}\n${ownTypes}`;
  const known = built.get(key);
  if (known) return known;
  const catalog = buildCatalog(JSON.parse(sharedTypes) as ResourceType[], JSON.parse(ownTypes) as ResourceType[]);
  built.set(key, catalog);
  const oldest = built.keys().next();
  if (built.size > KEPT && !oldest.done) built.delete(oldest.value);
  return catalog;
}
