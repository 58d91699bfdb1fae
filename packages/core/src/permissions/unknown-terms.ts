import type { Catalog } from './catalog.ts';
import { macroRank } from './cover.ts';
import type { Grant } from './grant.schema.ts';
import { isOwnType } from './term.ts';

/** Resource types and actions that the catalog does not have; the first message about a type lists the valid ones. */
export function unknownTerms(
  grants: readonly Grant[],
  catalog: Catalog,
  path = 'grants',
): { path: string; message: string }[] {
  const told = new Set<string>();
  const once = (what: string, valid: () => readonly string[]) => {
    if (told.has(what)) return '';
    told.add(what);
    return `; valid: ${valid().join(', ')}`;
  };
  return grants.flatMap((grant, at) => {
    const actions = actionsOf(grant.resource_type, catalog);
    if (actions === null) {
      const valid = once('types', () => ['*', ...[...catalog.keys()].sort()]);
      return [
        {
          path: `${path}.${at}.resource_type`,
          message: `unknown resource type ${grant.resource_type}${valid}`,
        },
      ];
    }
    const valid = () => [...[...actions].sort(), '@read', '@write', '@admin', '*'];
    return grant.actions.flatMap((action, position) =>
      action === '*' || macroRank(action) !== undefined || actions.has(action)
        ? []
        : [
            {
              path: `${path}.${at}.actions.${position}`,
              message: `unknown action ${action} of ${grant.resource_type}${once(`of ${grant.resource_type}`, valid)}`,
            },
          ],
    );
  });
}

/** `*` has every action that any of the platform's types has. */
function actionsOf(type: string, catalog: Catalog): Set<string> | null {
  if (type !== '*') return catalog.has(type) ? new Set(catalog.get(type)?.keys()) : null;
  const platform = [...catalog].filter(([key]) => !isOwnType(key));
  return new Set(platform.flatMap(([, actions]) => [...actions.keys()]));
}
