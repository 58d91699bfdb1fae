import type { Keyfob, ReplacedResourceTypes, ResourceType } from '@keyfob/sdk';

/** The service takes the workspace’s own types as a whole: read, changed, sent. */
export async function replaceOwnTypes(
  keyfob: Keyfob,
  workspace: string,
  change: (types: readonly ResourceType[]) => ResourceType[],
): Promise<ReplacedResourceTypes> {
  const { data } = await keyfob.listResourceTypes(workspace);
  const own = data.filter((type) => type.own).map(({ key, actions }) => ({ key, actions }));
  return keyfob.replaceResourceTypes(workspace, { data: change(own) });
}
