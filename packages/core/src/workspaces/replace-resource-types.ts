import type { WorkspaceContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { requireCovers, requireGrant } from '../permissions/authorize.ts';
import { loweredActions } from '../permissions/lowered-actions.ts';
import { requireLasting } from '../permissions/require-lasting.ts';
import type { PutResourceTypes, ResourceType } from '../permissions/resource-types.schema.ts';
import { InstallationRow } from './installation.entity.ts';
import { requireUnused } from './require-unused.ts';

/**
 * Replaces the workspace’s own resource types; the shared ones stay. Whoever lowers an action’s level, or removes it (so that it
 * could come back lower), holds that action: a lower level gives it to everyone who holds that level.
 * @throws KeyfobError grants_not_held, in_use when a live token names a type that would go, invalid_request when a key is one of the shared types.
 */
export async function replaceResourceTypes(
  ctx: WorkspaceContext,
  input: PutResourceTypes,
): Promise<{ data: ResourceType[] }> {
  requireGrant(ctx, 'keyfob/workspace', 'update');
  const shared = (await ctx.em.findOneOrFail(InstallationRow, { id: 1 })).resourceTypes;
  const twice = input.data.findIndex((type) => shared.some(({ key }) => key === type.key));
  if (twice >= 0) {
    const message = `${input.data[twice]?.key} is a shared type of this installation; choose another key`;
    throw new KeyfobError('invalid_request', message, { errors: [{ path: `data.${twice}.key`, message }] });
  }
  const before = ctx.workspace.resourceTypes;
  const lowered = loweredActions(before, input.data);
  requireCovers(ctx, lowered);
  if (lowered.length > 0) requireLasting(ctx, 'lower or remove actions');
  await requireUnused(ctx, before, input.data, ctx.workspace.id);
  ctx.workspace.resourceTypes = input.data;
  touch(ctx, { workspace: ctx.workspace.id });
  record(ctx, {
    action: 'workspace.resource_types_replaced',
    subject: { kind: 'workspace', id: ctx.workspace.id, label: ctx.workspace.slug },
    before: { resource_types: before },
    after: { resource_types: input.data },
  });
  await ctx.em.flush();
  return { data: input.data };
}
