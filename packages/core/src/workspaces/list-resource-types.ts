import type { WorkspaceContext } from '../context.ts';
import { requireGrant } from '../permissions/authorize.ts';
import type { ResourceType } from '../permissions/resource-types.schema.ts';

/** Everything a grant of this workspace may be about: Keyfob’s own types, the shared ones, the workspace’s own. */
export async function listResourceTypes(ctx: WorkspaceContext): Promise<{ data: (ResourceType & { own: boolean })[] }> {
  requireGrant(ctx, 'keyfob/workspace', 'get');
  const own = new Set(ctx.workspace.resourceTypes.map(({ key }) => key));
  return {
    data: [...ctx.catalog].map(([key, actions]) => ({
      key,
      actions: [...actions].map(([action, level]) => ({ key: action, level })),
      own: own.has(key),
    })),
  };
}
