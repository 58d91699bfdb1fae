import type { Keyfob } from '@keyfob/sdk';
import type { Declaration, MadePlan } from './make-plan.ts';
import { planTypes } from './plan-types.ts';
import type { PlanOptions } from './plan.ts';
import { refuseFile } from './refuse-file.ts';

/** The resource types that every workspace shares. Roles and policies are each workspace's own. @throws Failure for a file with these. */
export async function planInstallation(
  keyfob: Keyfob,
  { file, keyfile, mistake }: Declaration,
  { prune = false }: Partial<PlanOptions>,
): Promise<MadePlan> {
  const others = (['roles', 'policy'] as const).filter((section) => keyfile[section] !== undefined);
  if (others.length > 0)
    throw refuseFile(
      file,
      others.map((section) => mistake([section], 'belongs to a workspace; --installation takes resource_types alone')),
    );
  const { data } = await keyfob.listInstallationResourceTypes();
  const shared = data.map((type) => ({ ...type, own: true }));
  const { changes, kept, steps } = planTypes(keyfile.resourceTypes ?? [], shared, {
    prune: prune && keyfile.resourceTypes !== undefined,
  });
  return {
    changes,
    kept: kept.map((key) => ({ section: 'resource_types', key })),
    steps: { createRoles: [], updateRoles: [], deleteRoles: [], ...steps },
    policyEffect: null,
  };
}
