import type { Policy } from '@keyfob/sdk';
import type { Keyfile } from './keyfile.ts';
import { planPolicy } from './plan-policy.ts';
import { planRoles } from './plan-roles.ts';
import { planTypes } from './plan-types.ts';
import type { CurrentState, Plan, PlanOptions } from './plan.ts';

/**
 * What a file would change. `foreseen` is the policy that the file would lead to, which the service alone can say: it reads
 * durations and refuses what breaks its rules.
 */
export function planChanges(
  keyfile: Keyfile,
  current: CurrentState,
  foreseen: Policy | undefined,
  options: PlanOptions,
): Plan {
  const types = keyfile.resourceTypes && planTypes(keyfile.resourceTypes, current.types, options);
  const roles = keyfile.roles && planRoles(keyfile.roles, current.roles, options);
  const policy = foreseen ? planPolicy(current.policy, foreseen) : [];
  return {
    changes: [...(types?.changes ?? []), ...(roles?.changes ?? []), ...policy],
    kept: [
      ...(types?.kept ?? []).map((key) => ({ section: 'resource_types' as const, key })),
      ...(roles?.kept ?? []).map((key) => ({ section: 'roles' as const, key })),
    ],
    steps: {
      createRoles: [],
      updateRoles: [],
      deleteRoles: [],
      ...types?.steps,
      ...roles?.steps,
      ...(policy.length > 0 && keyfile.policy && { policy: keyfile.policy }),
    },
  };
}
