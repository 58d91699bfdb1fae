import type { Grant } from './grant.schema.ts';
import { LEVELS } from './level.ts';
import type { ResourceType } from './resource-types.schema.ts';

/** The actions that would be removed or need less than before, as grants. */
export function loweredActions(before: readonly ResourceType[], after: readonly ResourceType[]): Grant[] {
  return before.flatMap(({ key, actions }) => {
    const kept = after.find((type) => type.key === key)?.actions ?? [];
    const fallen = actions.filter(({ key: action, level }) => {
      const now = kept.find((one) => one.key === action)?.level;
      return now === undefined || LEVELS.indexOf(now) < LEVELS.indexOf(level);
    });
    return fallen.length === 0
      ? []
      : [{ resource_type: key, resource_id: '*', actions: fallen.map(({ key: action }) => action) }];
  });
}
