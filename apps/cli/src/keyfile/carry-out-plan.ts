import type { Keyfob, UpdateRole } from '@keyfob/sdk';
import type { DeclaredRole } from './keyfile.ts';
import type { Steps } from './plan.ts';
import { joinGrants } from './read-roles.ts';

/**
 * Does the steps in order. One that is refused ends it: those before it are done, and the same file applied again goes on from
 * there. A role that somebody else changed since the plan was made is refused.
 * @throws KeyfobError of the step.
 */
export async function carryOutPlan(
  keyfob: Keyfob,
  workspace: string,
  steps: Steps,
  options: { applyToExisting: boolean; version: number },
): Promise<void> {
  const { typesFirst, createRoles, updateRoles, deleteRoles, typesLast, policy } = steps;
  if (typesFirst) await keyfob.replaceResourceTypes(workspace, { data: [...typesFirst] });
  for (const role of createRoles)
    await keyfob.createRole(workspace, {
      name: nameFor(role.key),
      ...bodyOf(role),
      key: role.key,
      grants: joinGrants(role.grants),
    });
  for (const { role, version } of updateRoles)
    await keyfob.updateRole(workspace, role.key, { ...bodyOf(role), grants: joinGrants(role.grants) }, { version });
  for (const key of deleteRoles) await keyfob.deleteRole(workspace, key);
  if (typesLast) await keyfob.replaceResourceTypes(workspace, { data: [...typesLast] });
  if (policy) {
    const existing = options.applyToExisting && { apply_to_existing: true };
    await keyfob.updateWorkspace(workspace, { policy, ...existing }, { version: options.version });
  }
}

function bodyOf({ name, description }: DeclaredRole): UpdateRole {
  return { ...(name !== undefined && { name }), ...(description !== undefined && { description }) };
}

/** A role that is given no name is called by its key: `release-manager` → Release manager. */
function nameFor(key: string): string {
  const words = key.replaceAll(/[-_]/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
