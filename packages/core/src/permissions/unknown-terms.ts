import type { Catalog } from './catalog.ts';
import { macroRank } from './cover.ts';
import type { Grant } from './grant.schema.ts';
import { isOwnType } from './term.ts';

/** Resource types and actions that the catalog does not have; each message lists the valid ones. */
export function unknownTerms(
  grants: readonly Grant[],
  catalog: Catalog,
  path = 'grants',
): { path: string; message: string }[] {
  return grants.flatMap((grant, at) => {
    const actions = actionsOf(grant.resource_type, catalog);
    if (actions === null) {
      const valid = ['*', ...[...catalog.keys()].sort()].join(', ');
      return [
        {
          path: `${path}.${at}.resource_type`,
          message: `unknown resource type ${grant.resource_type}; valid: ${valid}`,
        },
      ];
    }
    const valid = [...[...actions].sort(), '@read', '@write', '@admin', '*'].join(', ');
    return grant.actions.flatMap((action, position) =>
      action === '*' || macroRank(action) !== undefined || actions.has(action)
        ? []
        : [
            {
              path: `${path}.${at}.actions.${position}`,
              message: `unknown action ${action} of ${grant.resource_type}; valid: ${valid}`,
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
