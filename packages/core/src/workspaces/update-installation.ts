import type { Context } from '../context.ts';
import { record, touch } from '../context.ts';
import { requireVersion } from '../require-version.ts';
import { changedFacts } from '../tokens/audited-facts.ts';
import { requireInstallationGrant } from './enter-installation.ts';
import { presentInstallation } from './get-installation.ts';
import { InstallationRow } from './installation.entity.ts';
import type { Installation, UpdateInstallation } from './installation.schema.ts';

/** Changes the default policy, which binds every workspace that says nothing else, and who makes workspaces. @throws KeyfobError version_mismatch. */
export async function updateInstallation(
  ctx: Context,
  input: UpdateInstallation,
  ifMatch?: number,
): Promise<{ installation: Installation }> {
  requireInstallationGrant(ctx, 'update');
  await ctx.em.execute('select 1 from keyfob.installation for no key update');
  const row = await ctx.em.findOneOrFail(InstallationRow, { id: 1 }, { refresh: true });
  requireVersion('installation', row, ifMatch);
  const facts = () => ({ policy: row.policy, members_create_workspaces: row.membersCreateWorkspaces });
  const before = facts();
  if (input.policy !== undefined) row.policy = { ...row.policy, ...input.policy };
  if (input.members_create_workspaces !== undefined) row.membersCreateWorkspaces = input.members_create_workspaces;
  touch(ctx, { installation: true });
  record(ctx, {
    action: 'installation.updated',
    subject: { kind: 'installation', id: null, label: null },
    ...changedFacts(before, facts()),
  });
  await ctx.em.flush();
  return { installation: presentInstallation(row) };
}
