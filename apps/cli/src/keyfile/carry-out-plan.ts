import type { Keyfob, ResourceType, UpdateRole } from '@keyfob/sdk';
import { nameFor } from '../roles/name-for.ts';
import { removeRole } from '../roles/remove-role.ts';
import type { DeclaredRole } from './keyfile.ts';
import type { Steps } from './plan.ts';
import { joinGrants } from './read-roles.ts';

interface CarryOutOptions {
  /** Null: the installation, of which there are resource types alone. */
  readonly workspace: string | null;
  readonly applyToExisting: boolean;
}

/**
 * Does the steps in order and names each when it is done. One that is refused ends it: those before it are done, and the same
 * file applied again goes on from there. A role that somebody else changed since the plan was made is refused.
 * @throws KeyfobError of the step.
 */
export async function* carryOutPlan(
  keyfob: Keyfob,
  { typesFirst, createRoles, updateRoles, deleteRoles, typesLast, policy }: Steps,
  { workspace, applyToExisting }: CarryOutOptions,
): AsyncGenerator<string, void, undefined> {
  const replaceTypes = (types: readonly ResourceType[]) =>
    workspace === null
      ? keyfob.replaceInstallationResourceTypes({ data: [...types] })
      : keyfob.replaceResourceTypes(workspace, { data: [...types] });
  if (typesFirst) {
    await replaceTypes(typesFirst);
    yield 'resource types';
  }
  if (workspace !== null) yield* carryOutRoles(keyfob, workspace, { createRoles, updateRoles, deleteRoles });
  if (typesLast) {
    await replaceTypes(typesLast);
    yield 'removal from resource types';
  }
  if (policy && workspace !== null) {
    await keyfob.updateWorkspace(workspace, { policy, ...(applyToExisting && { apply_to_existing: true }) });
    yield 'policy';
  }
}

async function* carryOutRoles(
  keyfob: Keyfob,
  workspace: string,
  { createRoles, updateRoles, deleteRoles }: Pick<Steps, 'createRoles' | 'updateRoles' | 'deleteRoles'>,
): AsyncGenerator<string, void, undefined> {
  for (const role of createRoles) {
    await keyfob.createRole(workspace, { key: role.key, name: nameFor(role.key), ...bodyOf(role) });
    yield `role ${role.key}`;
  }
  for (const { role, version: read } of updateRoles) {
    await keyfob.updateRole(workspace, role.key, bodyOf(role), { version: read });
    yield `role ${role.key}`;
  }
  for (const key of deleteRoles) {
    await removeRole(keyfob, workspace, key);
    yield `removal of role ${key}`;
  }
}

function bodyOf({
  name,
  description,
  grants,
}: DeclaredRole): UpdateRole & { grants: NonNullable<UpdateRole['grants']> } {
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    grants: joinGrants(grants),
  };
}
