import type { Keyfob } from '@keyfob/sdk';
import type { CurrentState } from './plan.ts';

/** What a plan is made against; seeing it needs no more than a viewer holds. */
export async function readCurrentState(keyfob: Keyfob, workspace: string): Promise<CurrentState> {
  const [types, roles, { policy }] = await Promise.all([
    keyfob.listResourceTypes(workspace),
    keyfob.listRoles(workspace),
    keyfob.getWorkspace(workspace),
  ]);
  return { types: types.data, roles: roles.data, policy };
}
