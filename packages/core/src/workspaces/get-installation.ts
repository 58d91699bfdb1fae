import type { Context } from '../context.ts';
import { requireInstallationGrant } from './enter-installation.ts';
import { InstallationRow } from './installation.entity.ts';
import type { Installation } from './installation.schema.ts';
import { policyOf } from './policy.ts';

export async function getInstallation(ctx: Context): Promise<Installation> {
  requireInstallationGrant(ctx, 'get');
  return presentInstallation(await ctx.em.findOneOrFail(InstallationRow, { id: 1 }));
}

export function presentInstallation(row: InstallationRow): Installation {
  return { policy: policyOf(row), members_create_workspaces: row.membersCreateWorkspaces, version: row.version };
}
