import type { Context, HomeContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { requireCovers } from '../permissions/authorize.ts';
import { loweredActions } from '../permissions/lowered-actions.ts';
import type { PutResourceTypes, ResourceType } from '../permissions/resource-types.schema.ts';
import { requireInstallationGrant } from './enter-installation.ts';
import { InstallationRow } from './installation.entity.ts';
import { requireUnused } from './require-unused.ts';

/** The types every workspace shares. */
export async function listInstallationResourceTypes(ctx: Context): Promise<{ data: ResourceType[] }> {
  requireInstallationGrant(ctx, 'get');
  return { data: (await ctx.em.findOneOrFail(InstallationRow, { id: 1 })).resourceTypes };
}

/**
 * Replaces the shared types. Whoever lowers an action’s level, or removes it, holds that action, as with a workspace’s own.
 * @throws KeyfobError grants_not_held, in_use when a live token of any workspace names one that would go.
 */
export async function replaceInstallationResourceTypes(
  ctx: HomeContext,
  input: PutResourceTypes,
): Promise<{ data: ResourceType[] }> {
  requireInstallationGrant(ctx, 'update');
  const installation = await ctx.em.findOneOrFail(InstallationRow, { id: 1 });
  const before = installation.resourceTypes;
  requireCovers(ctx, loweredActions(before, input.data));
  await requireUnused(ctx, before, input.data, null);
  installation.resourceTypes = input.data;
  touch(ctx, { installation: true });
  record(ctx, {
    action: 'installation.resource_types_replaced',
    subject: { kind: 'installation', id: null, label: null },
    before: { resource_types: before },
    after: { resource_types: input.data },
  });
  await ctx.em.flush();
  return { data: input.data };
}
