import { parseGrant } from '@keyfob/sdk';
import type { Grant } from '@keyfob/sdk';
import type { Checker } from './checker.ts';
import { kindOf } from './checker.ts';
import type { DeclaredRole, FilePath } from './keyfile.ts';

/** `roles: {deployer: {name: Deployer, grants: [builder:ensure]}}`. */
export function readRoles(section: unknown, check: Checker): DeclaredRole[] {
  return Object.entries(check.map(section, ['roles']) ?? {}).flatMap(([key, value]): DeclaredRole[] => {
    const path = ['roles', key];
    if (!/^[a-z][a-z0-9_-]{0,63}$/.test(key))
      check.refuse(path, 'must begin with a–z and hold only a–z, 0–9, _ and -, at most 64 characters');
    const role = check.map(value, path);
    if (!role) return [];
    check.knownKeys(role, path, ['name', 'description', 'grants']);
    const name = check.text(role['name'], [...path, 'name']);
    const description = check.text(role['description'], [...path, 'description']);
    if (role['grants'] === undefined) check.refuse(path, 'needs grants, a list such as [builder:list]');
    const grants = check.list(role['grants'] ?? [], [...path, 'grants']) ?? [];
    return [
      {
        key,
        ...(name !== undefined && { name }),
        ...(description !== undefined && { description }),
        grants: grants.flatMap((grant, at) => readGrant(grant, [...path, 'grants', at], check)),
      },
    ];
  });
}

/** `type:action[:id]`, or `{resource_type, resource_id, actions}`: one grant for one item of the list. */
function readGrant(value: unknown, path: FilePath, check: Checker): Grant[] {
  if (typeof value === 'string') return readShort(value, path, check);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    check.refuse(path, `must be type:action[:id], or a map with resource_type and actions, not ${kindOf(value)}`);
    return [];
  }
  const grant = check.map(value, path) ?? {};
  check.knownKeys(grant, path, ['resource_type', 'resource_id', 'actions']);
  const type = check.text(grant['resource_type'], [...path, 'resource_type']);
  if (type === undefined) check.refuse(path, 'needs resource_type');
  const id = check.text(grant['resource_id'], [...path, 'resource_id']);
  const actions = check.list(grant['actions'], [...path, 'actions']) ?? [];
  if (type === undefined) return [];
  const read = actions.flatMap((action, at) =>
    readShort(`${type}:${String(action)}${id === undefined ? '' : `:${id}`}`, [...path, 'actions', at], check),
  );
  return joinGrants(read);
}

function readShort(text: string, path: FilePath, check: Checker): Grant[] {
  const term = parseGrant(text);
  if (term) {
    const { resource_type, resource_id, action } = term;
    return [{ resource_type, ...(resource_id !== undefined && { resource_id }), actions: [action] }];
  }
  check.refuse(
    path,
    `must be type:action[:id], such as builder:list, builder:@read or builder:delete:prod-*, not ${text}`,
  );
  return [];
}

/** One grant per resource type and id, in the order they came. */
export function joinGrants(grants: readonly Grant[]): Grant[] {
  const found = new Map<string, Grant>();
  for (const { resource_type, resource_id, actions } of grants) {
    const key = `${resource_type} ${resource_id ?? '*'}`;
    const before = found.get(key)?.actions ?? [];
    found.set(key, {
      resource_type,
      ...(resource_id !== undefined && { resource_id }),
      actions: [...new Set([...before, ...actions])],
    });
  }
  return [...found.values()];
}
