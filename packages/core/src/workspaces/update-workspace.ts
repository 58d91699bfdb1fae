import type { WorkspaceContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { requireLasting } from '../permissions/require-lasting.ts';
import { requireVersion } from '../require-version.ts';
import { actingRole } from './acting-role.ts';
import { requirePlatform } from './enter-installation.ts';
import { flushUnique } from './flush-unique.ts';
import { InstallationRow } from './installation.entity.ts';
import { loosenedFields } from './loosened-policy.ts';
import type { Policy, PolicyPatch } from './policy.schema.ts';
import { policyOf } from './policy.ts';
import { presentWorkspace } from './present-workspace.ts';
import type { UpdateWorkspace, Workspace } from './workspace.schema.ts';

type Edit = Omit<UpdateWorkspace, 'apply_to_existing'>;

/** Changes names and policy. Lifetimes and kinds bind tokens issued from now on; address rules bind at once. */
export async function updateWorkspace(
  ctx: WorkspaceContext,
  input: Edit,
  ifMatch?: number,
): Promise<{ workspace: Workspace }> {
  requireEdit(ctx, input, ifMatch);
  const row = ctx.workspace;
  const facts = () => ({
    name: row.name,
    slug: row.slug,
    external_id: row.externalId ?? null,
    policy: { ...row.policy },
    active: row.active,
  });
  const before = facts();
  if (input.active !== undefined) row.active = input.active;
  if (input.name !== undefined) row.name = input.name;
  if (input.slug !== undefined) row.slug = input.slug;
  if (input.external_id !== undefined) row.externalId = input.external_id;
  if (input.policy !== undefined) row.policy = { ...row.policy, ...input.policy };
  touch(ctx, { workspace: row.id });
  record(ctx, {
    action: 'workspace.updated',
    subject: { kind: 'workspace', id: row.id, label: row.slug },
    before,
    after: facts(),
  });
  await flushUnique(ctx);
  const installation = await ctx.em.findOneOrFail(InstallationRow, { id: 1 });
  return { workspace: presentWorkspace(row, policyOf(installation, row), await actingRole(ctx)) };
}

/** The workspace with the policy that the edit would give it. */
export async function foreseeWorkspace(ctx: WorkspaceContext, input: Edit, ifMatch?: number): Promise<Workspace> {
  requireEdit(ctx, input, ifMatch);
  return presentWorkspace(ctx.workspace, policyWith(ctx, input.policy), await actingRole(ctx));
}

/** The policy in force once these fields are changed. */
export function policyWith(ctx: WorkspaceContext, patch: PolicyPatch | undefined): Policy {
  return { ...ctx.policy, ...patch } as Policy;
}

function requireEdit(ctx: WorkspaceContext, input: Edit, ifMatch: number | undefined): void {
  requireGrant(ctx, 'keyfob/workspace', 'update');
  const row = ctx.workspace;
  requireVersion('workspace', row, ifMatch);
  if (input.active !== undefined && input.active !== row.active && ctx.actor.operator !== true)
    throw new KeyfobError('permission_denied', 'Only an operator puts a workspace out of use, or back.');
  if (input.slug !== undefined && input.slug !== row.slug) requirePlatform(ctx, 'slug');
  if (input.external_id !== undefined && input.external_id !== (row.externalId ?? null))
    requirePlatform(ctx, 'external_id');
  const loosened = loosenedFields(ctx.policy, policyWith(ctx, input.policy));
  if (loosened.length > 0) requireLasting(ctx, `loosen the policy (${loosened.join(', ')})`);
}
