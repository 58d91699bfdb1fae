import { formatGrant } from '@keyfob/sdk';
import type { Grant, Role } from '@keyfob/sdk';
import type { DeclaredRole } from './keyfile.ts';
import type { Change, PlanOptions, Steps } from './plan.ts';

interface RolesPlan {
  readonly changes: readonly Change[];
  readonly kept: readonly string[];
  readonly steps: Pick<Steps, 'createRoles' | 'updateRoles' | 'deleteRoles'>;
}

/** The workspace’s own roles; built-in ones are nobody's to change. */
export function planRoles(
  declared: readonly DeclaredRole[],
  roles: readonly Role[],
  { prune }: PlanOptions,
): RolesPlan {
  const own = roles.filter((role) => !role.built_in);
  const changes: Change[] = [];
  const createRoles: DeclaredRole[] = [];
  const updateRoles: { role: DeclaredRole; version: number }[] = [];
  for (const role of declared) {
    const before = own.find(({ key }) => key === role.key);
    const details = before ? differences(before, role) : terms(role.grants).map((term) => `+ ${term}`);
    if (before && details.length === 0) continue;
    changes.push({ kind: before ? 'change' : 'add', section: 'roles', key: role.key, details });
    if (before) updateRoles.push({ role, version: before.version });
    else createRoles.push(role);
  }
  const left = own.map(({ key }) => key).filter((key) => !declared.some((role) => role.key === key));
  const deleteRoles = prune ? left : [];
  for (const key of deleteRoles) changes.push({ kind: 'remove', section: 'roles', key, details: [] });
  return { changes, kept: prune ? [] : left, steps: { createRoles, updateRoles, deleteRoles } };
}

function differences(before: Role, after: DeclaredRole): string[] {
  const [old, now] = [terms(before.grants), terms(after.grants)];
  const { name = before.name, description = before.description } = after;
  return [
    ...(name === before.name ? [] : [`~ name: ${before.name} → ${name}`]),
    ...(description === before.description
      ? []
      : [`~ description: ${before.description || '–'} → ${description || '–'}`]),
    ...now.filter((term) => !old.includes(term)).map((term) => `+ ${term}`),
    ...old.filter((term) => !now.includes(term)).map((term) => `- ${term}`),
  ];
}

/** One text per action, in one order: grants that say the same are the same. */
function terms(grants: readonly Grant[]): string[] {
  return [...new Set(grants.flatMap(formatGrant))].sort();
}
