import type { ResourceType, ResourceTypeList } from '@keyfob/sdk';
import type { FilePath, Keyfile } from './keyfile.ts';
import type { CurrentState } from './plan.ts';

interface Found {
  readonly path: FilePath;
  readonly message: string;
}

/** Mistakes that only the workspace shows: its shared types, its built-in roles, grants about what does not exist. */
export function findConflicts(keyfile: Keyfile, current: CurrentState): Found[] {
  return [...sharedTypes(keyfile, current), ...builtInRoles(keyfile, current), ...unknownTerms(keyfile, current)];
}

function sharedTypes({ resourceTypes = [] }: Keyfile, { types }: CurrentState): Found[] {
  return resourceTypes.flatMap((type): Found[] => {
    const shared = types.find(({ key, own }) => key === type.key && !own);
    if (!shared || sameActions(shared, type)) return [];
    const path = ['resource_types', type.key];
    return [{ path, message: 'is a shared type of this installation, with other actions; choose another key' }];
  });
}

function sameActions(left: ResourceType, right: ResourceType): boolean {
  const text = ({ actions }: ResourceType) =>
    actions
      .map(({ key, level }) => `${key}:${level}`)
      .toSorted()
      .join(' ');
  return text(left) === text(right);
}

function builtInRoles({ roles = [] }: Keyfile, current: CurrentState): Found[] {
  const message = 'is built in and stays as it is; choose another key';
  return roles.flatMap(({ key }) =>
    current.roles.some((role) => role.key === key && role.built_in) ? [{ path: ['roles', key], message }] : [],
  );
}

/** Grants about types or actions that there would not be once the file is applied. */
function unknownTerms({ resourceTypes = [], roles = [] }: Keyfile, { types }: CurrentState): Found[] {
  const catalog = new Map([...types, ...resourceTypes].map((type) => [type.key, actionKeys(type)]));
  return roles.flatMap(({ key: role, grants }) =>
    grants.flatMap(({ resource_type: type, actions }, at): Found[] => {
      const path = ['roles', role, 'grants', at];
      if (type === '*') return [];
      const known = catalog.get(type);
      if (!known)
        return [{ path, message: `unknown resource type ${type}; known: ${[...catalog.keys()].sort().join(', ')}` }];
      return actions
        .filter((action) => action !== '*' && !action.startsWith('@') && !known.includes(action))
        .map((action) => ({ path, message: `unknown action ${action} of ${type}; known: ${known.join(', ')}` }));
    }),
  );
}

const actionKeys = ({ actions }: ResourceType | ResourceTypeList['data'][number]) => actions.map(({ key }) => key);
