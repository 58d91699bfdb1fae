import type { InstallationRow } from './installation.entity.ts';
import { defaultPolicy } from './policy.schema.ts';
import type { Policy } from './policy.schema.ts';
import type { WorkspaceRow } from './workspace.entity.ts';

/** The policy in force: the workspace’s own fields, if it is about one, over the installation’s over ours. */
export function policyOf(installation: InstallationRow, workspace?: WorkspaceRow): Policy {
  return { ...defaultPolicy, ...installation.policy, ...workspace?.policy } as Policy;
}
