import type { Catalog } from '../permissions/catalog.ts';
import { idCovers } from '../permissions/cover.ts';
import type { Grant } from '../permissions/grant.schema.ts';
import { allows, normalise } from '../permissions/grant.ts';
import type { TokenUsage } from './usage.schema.ts';
import type { DayUsage, UsedTerm } from './usage.ts';

interface Permission {
  resource_type: string;
  resource_id: string;
  action: string;
}

/**
 * Every single permission the grants amount to, and which of them the days show in use. A permission counts as used when an action it allows
 * was: on an id that it covers, or on more ids than were kept.
 */
export function grantedVersusUsed(
  grants: readonly Grant[],
  days: readonly Pick<DayUsage, 'used'>[],
  catalog: Catalog,
): TokenUsage['permissions'] {
  const held = permissionsOf(grants, catalog);
  const used = held.flatMap((permission) => {
    const at = lastUse(permission, days);
    return at === undefined ? [] : [{ ...permission, last_used_at: at }];
  });
  return {
    held: held.length,
    used: used.length,
    used_permissions: used.toSorted((a, b) => (a.last_used_at > b.last_used_at ? -1 : 1)),
    trimmed: normalise(
      used.map(({ resource_type, resource_id, action }) => ({ resource_type, resource_id, actions: [action] })),
    ),
  };
}

function permissionsOf(grants: readonly Grant[], catalog: Catalog): Permission[] {
  const held = new Map<string, Permission>();
  for (const grant of grants) {
    for (const [type, actions] of catalog) {
      for (const action of actions.keys()) {
        const permission = { resource_type: type, resource_id: grant.resource_id, action };
        if (allows([grant], permission, catalog)) held.set(`${type}:${action}:${grant.resource_id}`, permission);
      }
    }
  }
  return [...held.values()];
}

function lastUse(permission: Permission, days: readonly Pick<DayUsage, 'used'>[]): string | undefined {
  const term = `${permission.resource_type}:${permission.action}`;
  const covers = ({ ids }: UsedTerm) => ids === null || ids.some((id) => idCovers(permission.resource_id, id));
  return days
    .flatMap(({ used }) => (Object.hasOwn(used, term) ? (used[term] ?? []) : []))
    .filter(covers)
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
}
